package dev.sightline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.agent.Agent;
import dev.sightline.app.AgentAssembly;
import dev.sightline.app.ProcessMonitor;
import dev.sightline.broker.SharedBroker;
import dev.sightline.cameras.CameraCodec;
import dev.sightline.cameras.CameraEditor;
import dev.sightline.cameras.CameraEditor.Change;
import dev.sightline.cameras.CameraFields;
import dev.sightline.cameras.CameraSeal;
import dev.sightline.config.SightlineConfig;
import dev.sightline.encryption.KeyEncryptionKeys;
import dev.sightline.frames.Image;
import dev.sightline.frames.source.TestVideo;
import dev.sightline.topics.TopicAdmin;
import dev.sightline.topics.TopicLog;
import dev.sightline.tracing.Tracing;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Agents that share cameras: one in this process, others in processes that end or are killed. */
class AgentIT {
  private static final Duration TIMEOUT = Duration.ofMinutes(2);
  private static final int CAMERAS = 12;

  /** The time between two frames, by the film's own clock. */
  private static final long FRAME_MILLIS = 500;

  @TempDir private Path folder;

  @RegisterExtension static final SharedBroker BROKER = new SharedBroker();

  /** The cameras of the test that runs. */
  private final String prefix = UUID.randomUUID() + "-";

  private SightlineConfig config;
  private CameraEditor editor;
  private ProcessMonitor monitor;
  private AgentAssembly assembly;
  private Thread running;

  @BeforeEach
  void start() throws Exception {
    config = config();
    try (TopicAdmin admin = new TopicAdmin(config.kafka().clients())) {
      admin.create(config.topics().specs(config.frames().maxBytes()));
    }
    editor =
        CameraEditor.open(
            config.kafka().clients(),
            config.topics().names(),
            new CameraSeal(Optional.empty()),
            new CameraEditor.Actor("test", Clock.systemUTC()));
    Path film = TestVideo.write(folder.resolve("film.mp4"), 480, 1000.0 / FRAME_MILLIS);
    editor.importAll(
        IntStream.range(0, CAMERAS).mapToObj(i -> camera(prefix + i, film)).toList(), true);
    monitor = ProcessMonitor.open(config);
    assembly = AgentAssembly.open(config, Tracing.none(), monitor);
    running = new Thread(this::runAgent, "agent");
    running.start();
  }

  private SightlineConfig config() {
    return SightlineConfig.load(
        Optional.empty(),
        Map.of(),
        Map.of("bootstrap.servers", BROKER.process().bootstrapServers(), "health.port", "0"));
  }

  private void runAgent() {
    try {
      assembly.agent().run(reason -> {});
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static CameraFields camera(String id, Path film) {
    return CameraCodec.readFile(
            String.format(Locale.ROOT, "[{\"id\":\"%s\",\"source\":\"%s\"}]", id, film))
        .get(0);
  }

  @AfterEach
  void end() throws InterruptedException {
    assembly.agent().close();
    running.join();
    assembly.close();
    monitor.close();
    editor.close();
  }

  @Test
  void shouldMoveTheCamerasOfAnAgentThatEndsAndOfNoOther() throws Exception {
    // Given
    Agent agent = assembly.agent();
    await(() -> agent.cameras().size() == CAMERAS);
    Set<String> stayed = new HashSet<>(agent.cameras());

    // When
    try (CommandProcess killed = agentProcess("killed")) {
      await(() -> agent.cameras().size() < CAMERAS && framesOf(moved(agent)));
      stayed.retainAll(agent.cameras());
      killed.kill();
      await(() -> agent.cameras().size() == CAMERAS);
    }
    try (CommandProcess ended = agentProcess("ended")) {
      await(() -> agent.cameras().size() < CAMERAS && framesOf(moved(agent)));
      stayed.retainAll(agent.cameras());
      assertThat(ended.interrupt()).isTrue();

      // Then
      assertThat(ended.output()).containsPattern("sent [1-9]\\d* frames, skipped");
    }
    await(() -> agent.cameras().size() == CAMERAS && framesOf(agent.cameras()));
    Map<String, List<Long>> times = captureTimes();
    assertThat(stayed).isNotEmpty().hasSizeLessThan(CAMERAS);
    assertThat(times).hasSize(CAMERAS);
    assertThat(times)
        .allSatisfy(
            (camera, frames) -> assertThat(gaps(frames)).allMatch(gap -> gap > FRAME_MILLIS / 2));
    assertThat(times)
        .allSatisfy(
            (camera, frames) -> {
              if (stayed.contains(camera)) {
                assertThat(gaps(frames)).as(camera).allMatch(AgentIT::isOfOneFilm);
              }
            });
  }

  @Test
  void shouldRestartOnlyTheCameraThatIsChanged() throws Exception {
    // Given
    Agent agent = assembly.agent();
    await(() -> agent.cameras().size() == CAMERAS && framesOf(agent.cameras()));
    String slower = prefix + 0;

    // When
    editor.change(
        Change.SET, CameraCodec.readFile("[{\"id\":\"" + slower + "\",\"maxFps\":1}]").get(0));
    await(() -> gaps(captureTimes().get(slower)).contains(1000L));
    editor.remove(prefix + 1);
    await(() -> !agent.cameras().contains(prefix + 1));

    // Then
    Map<String, List<Long>> times = captureTimes();
    times.keySet().removeAll(Set.of(slower, prefix + 1));
    assertThat(times)
        .hasSize(CAMERAS - 2)
        .allSatisfy((camera, frames) -> assertThat(gaps(frames)).allMatch(AgentIT::isOfOneFilm));
  }

  @Test
  void shouldSayWhatACameraHasSentWhenItIsInterrupted() throws Exception {
    // Given
    String alone = prefix + "alone";
    try (SimulatedCameras server = SimulatedCameras.start();
        CommandProcess camera = process("alone", "camera", "--id", alone, server.motion())) {
      await(() -> captureTimes().containsKey(alone));

      // When
      boolean ended = camera.interrupt();

      // Then
      assertThat(ended).isTrue();
      assertThat(camera.output()).containsPattern("sent [1-9]\\d* frames, skipped");
    }
  }

  @Test
  void shouldAddTestAndExportCamerasAtTheCommandLine() throws Exception {
    // Given
    Commands commands = new Commands(BROKER.process().bootstrapServers());
    Path key = Files.writeString(folder.resolve("key"), KeyEncryptionKeys.generate());
    String sealing = "gallery.key.file=" + key;
    String film = folder.resolve("film.mp4").toString();
    Path picture = folder.resolve("picture.jpg");
    Path file = folder.resolve("cameras.json");
    String door = prefix + "door";

    // When
    Commands.Ended refused = commands.run("cameras", "add", door, "rtsp://a:s3cret@127.0.0.1/1");
    Commands.Ended added =
        commands.run(
            "cameras", "add", door, "rtsp://a:s3cret@127.0.0.1/1", "--set", sealing, "--site", "A");
    Commands.Ended set = commands.run("cameras", "set", door, "--enabled", "false");
    Commands.Ended listed = commands.run("cameras", "list");
    Commands.Ended tested =
        commands.run("cameras", "test", "--source", film, "--picture", picture.toString());
    Path keys = folder.resolve("keys");
    Files.writeString(keys, KeyEncryptionKeys.generate() + "\n" + Files.readString(key));
    String rotated = "gallery.key.file=" + keys;
    Commands.Ended rekeyed = commands.run("gallery", "rekey", "--set", rotated);
    Files.writeString(keys, Files.readAllLines(keys).get(0));
    Commands.Ended exported = commands.run("cameras", "export", file.toString());
    Commands.Ended removed = commands.run("cameras", "remove", door, "--yes");
    Commands.Ended imported = commands.run("cameras", "import", file.toString(), "--set", rotated);

    // Then
    assertThat(refused.exit()).isEqualTo(1);
    assertThat(refused.out())
        .contains("there is no key to seal them with")
        .doesNotContain("s3cret");
    assertThat(added.out()).isEqualTo("camera " + door + " is stored\n");
    assertThat(set.exit()).isZero();
    assertThat(listed.out()).contains(door + "\trtsp://***@127.0.0.1/1\tfalse\t-\tA\t-\t-");
    assertThat(tested.out())
        .contains("codec      mpeg4", "size       96×64", "rate       2.0 pictures a second");
    try (Image image = Image.decode(Files.readAllBytes(picture))) {
      assertThat(image.width()).isEqualTo(96);
    }
    assertThat(Files.getPosixFilePermissions(picture)).hasSize(2);
    assertThat(rekeyed.out()).contains("credentials of 1 cameras sealed again");
    assertThat(exported.exit()).isZero();
    assertThat(Files.readString(file)).contains("\"sealed\"").doesNotContain("s3cret");
    assertThat(removed.out()).isEqualTo("1 removed\n");
    assertThat(imported.out()).contains((CAMERAS + 1) + " cameras read, 1 changed, 0 removed");
  }

  private CommandProcess agentProcess(String name) throws IOException {
    return process(name, "agent");
  }

  private CommandProcess process(String name, String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of(arguments));
    command.addAll(
        List.of(
            "--bootstrap-server", BROKER.process().bootstrapServers(), "--set", "health.port=0"));
    return CommandProcess.start(Files.createDirectories(folder.resolve(name)), command);
  }

  private Set<String> moved(Agent agent) {
    Set<String> all =
        IntStream.range(0, CAMERAS).mapToObj(i -> prefix + i).collect(Collectors.toSet());
    all.removeAll(agent.cameras());
    return all;
  }

  private static void await(Callable<Boolean> condition) {
    Awaitility.await().atMost(TIMEOUT).until(condition);
  }

  /** Returns whether each of these cameras has sent frames from now on. */
  private boolean framesOf(Set<String> cameras) {
    long now = System.currentTimeMillis();
    await(
        () -> {
          Map<String, List<Long>> times = captureTimes();
          return cameras.stream()
              .allMatch(
                  camera ->
                      times.getOrDefault(camera, List.of()).stream().anyMatch(time -> time > now));
        });
    return true;
  }

  /** Returns the capture times of each camera's frames, in the order of Kafka. */
  private Map<String, List<Long>> captureTimes() {
    Map<String, List<Long>> times = new TreeMap<>();
    try (TopicLog log = new TopicLog(config.kafka().clients(), config.topics().names().frames())) {
      log.readToEnd(
          record ->
              times
                  .computeIfAbsent(
                      new String(record.key(), StandardCharsets.UTF_8), key -> new ArrayList<>())
                  .add(record.timestamp()));
    }
    times.keySet().removeIf(camera -> !camera.startsWith(prefix));
    return times;
  }

  /** Whether two frames are of one playing of the film: a restart is at any other time. */
  private static boolean isOfOneFilm(long gap) {
    return gap % FRAME_MILLIS == 0;
  }

  private static Set<Long> gaps(List<Long> times) {
    Set<Long> gaps = new TreeSet<>();
    for (int i = 1; i < times.size(); i++) {
      gaps.add(times.get(i) - times.get(i - 1));
    }
    return gaps;
  }
}
