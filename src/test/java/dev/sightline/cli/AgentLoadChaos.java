package dev.sightline.cli;

import static dev.sightline.cli.StoredFrames.byTime;
import static dev.sightline.cli.StoredFrames.changes;
import static dev.sightline.cli.StoredFrames.largestGap;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.broker.BrokerProcess;
import dev.sightline.cli.StoredFrames.StoredFrame;
import dev.sightline.frames.source.TestVideo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** Forty cameras, two frames a second each, of agents that are killed, suspended and added. */
class AgentLoadChaos {
  private static final int CAMERAS = 40;
  private static final double RATE = 2;
  private static final Duration TIMEOUT = Duration.ofMinutes(2);
  private static final Duration MEASURED = Duration.ofSeconds(60);
  private static final Duration AFTERWARDS = Duration.ofSeconds(20);

  /** Well above an agent's session. */
  private static final Duration SUSPENDED = Duration.ofSeconds(25);

  private static final List<String> JVM = List.of("-Xmx512m", "-XX:+UseG1GC");

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  private Path folder;

  private final Map<String, CommandProcess> agents = new TreeMap<>();
  private final Map<String, Long> producers = new TreeMap<>();
  private BrokerProcess broker;
  private SimulatedCameras simulated;
  private StoredFrames stored;

  @BeforeEach
  void start() throws Exception {
    broker = BrokerProcess.start(folder.resolve("broker"), Map.of());
    simulated = SimulatedCameras.start();
    stored = new StoredFrames(folder.resolve("broker").resolve("data"), "sightline.frames");
    Commands commands = new Commands(broker.bootstrapServers());
    assertThat(commands.run("topics", "create").exit()).isZero();
    Path cameras = Files.writeString(folder.resolve("cameras.json"), cameras());
    assertThat(commands.run("cameras", "import", cameras.toString()).exit()).isZero();
    startAgent("first");
    startAgent("second");
  }

  /** A third each of films, motion JPEG and single pictures. */
  private String cameras() throws Exception {
    Path film =
        TestVideo.write(
            folder.resolve("film.mp4"),
            600,
            recorder -> {
              recorder.setImageWidth(1280);
              recorder.setImageHeight(720);
              recorder.setFrameRate(10);
            });
    List<String> sources = List.of(film.toString(), simulated.motion(), simulated.picture());
    List<String> records = new ArrayList<>();
    for (int i = 0; i < CAMERAS; i++) {
      records.add(
          String.format(
              Locale.ROOT,
              "{\"id\":\"camera-%02d\",\"source\":\"%s\",\"maxFps\":%s}",
              i,
              sources.get(i % sources.size()),
              RATE));
    }
    return records.toString();
  }

  /** Starts an agent, and waits until it has its share. */
  private void startAgent(String name) throws IOException {
    List<String> command =
        List.of("agent", "--bootstrap-server", broker.bootstrapServers(), "--set", "health.port=0");
    Path temporary = Files.createDirectories(folder.resolve(name));
    agents.put(name, CommandProcess.start(temporary, JVM, command));
    await(() -> seenProducers().size() > producers.size());
    Set<Long> added = seenProducers();
    added.removeAll(producers.values());
    assertThat(added).hasSize(1);
    producers.put(name, added.iterator().next());
    pause(AFTERWARDS);
  }

  private Set<Long> seenProducers() {
    return stored.all().values().stream()
        .flatMap(List::stream)
        .map(StoredFrame::producer)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @AfterEach
  void end() {
    agents.values().forEach(CommandProcess::close);
    simulated.close();
    broker.close();
  }

  @Test
  void shouldMoveTheCamerasOfAKilledAgentAndOfNoOther(TestReporter reporter) throws Exception {
    // Given
    reporter.publishEntry("two agents", load());

    // When
    long killed = System.currentTimeMillis();
    agents.remove("second").kill();
    reporter.publishEntry("an agent is killed", takenOver("second", killed));

    // Then
    pause(AFTERWARDS);
    assertOnePublisherAtATime(killed, 1);

    // When
    long joined = System.currentTimeMillis();
    startAgent("third");

    // Then
    reporter.publishEntry("a third agent", shares("third", joined));
    assertOnePublisherAtATime(joined, 1);
  }

  @Test
  void shouldNotPublishWhatAnotherAgentHasWhenItGoesOn(TestReporter reporter) throws Exception {
    // When
    long suspended = System.currentTimeMillis();
    agents.get("second").signal("STOP");
    reporter.publishEntry("an agent is suspended", takenOver("second", suspended));
    pause(SUSPENDED.minusMillis(System.currentTimeMillis() - suspended));
    long resumed = System.currentTimeMillis();
    agents.get("second").signal("CONT");
    await(() -> !camerasOf("second", stored.since(resumed)).isEmpty());
    pause(AFTERWARDS);

    // Then: it has cameras again, after the other agent has released them
    reporter.publishEntry("it goes on", shares("second", resumed));
    assertOnePublisherAtATime(suspended, 2);
  }

  /** Returns what two agents do and take, once it is clear that all frames arrive. */
  private String load() throws IOException {
    long from = System.currentTimeMillis();
    long cpu = cpuMillis();
    pause(MEASURED);
    List<Double> rates =
        stored.since(from).values().stream()
            .map(frames -> frames.size() / (double) MEASURED.toSeconds())
            .sorted()
            .toList();
    long memory = 0;
    long threads = 0;
    for (CommandProcess agent : agents.values()) {
      memory += agent.status("VmRSS") >> 10;
      threads += agent.status("Threads");
    }
    assertThat(rates).hasSize(CAMERAS).allMatch(rate -> rate > RATE / 2);
    assertThat(memory).isLessThan(3 << 10);
    return String.format(
        Locale.ROOT,
        "%.2f to %.2f frames a second of each camera, %d MiB and %d threads together, %.0f %% of a"
            + " core, longest pause %d ms, cameras %s",
        rates.get(0),
        rates.get(rates.size() - 1),
        memory,
        threads,
        (cpuMillis() - cpu) / 10.0 / MEASURED.toSeconds(),
        largestGap(stored.since(from).values()),
        shareSizes(from));
  }

  private long cpuMillis() {
    return agents.values().stream().mapToLong(CommandProcess::cpuMillis).sum();
  }

  private List<Integer> shareSizes(long from) {
    Map<String, List<StoredFrame>> frames = stored.since(from);
    return producers.keySet().stream().map(agent -> camerasOf(agent, frames).size()).toList();
  }

  private Set<String> camerasOf(String agent, Map<String, List<StoredFrame>> frames) {
    long producer = producers.get(agent);
    return frames.entrySet().stream()
        .filter(camera -> camera.getValue().stream().anyMatch(f -> f.producer() == producer))
        .map(Map.Entry::getKey)
        .collect(Collectors.toCollection(HashSet::new));
  }

  /** Waits until others have the cameras of an agent, and returns how soon they came back. */
  private String takenOver(String agent, long gone) {
    Map<String, List<StoredFrame>> before = stored.since(gone - AFTERWARDS.toMillis());
    Set<String> moved = camerasOf(agent, before);
    assertThat(moved).isNotEmpty().hasSizeLessThan(CAMERAS);
    await(() -> moved.stream().allMatch(camera -> resumed(agent, camera, gone).isPresent()));
    long[] resumed =
        moved.stream().mapToLong(camera -> resumed(agent, camera, gone).getAsLong()).toArray();
    return String.format(
        Locale.ROOT,
        "its %d cameras were back after %.1f to %.1f s, longest pause of the others %d ms",
        moved.size(),
        (LongStream.of(resumed).min().orElseThrow() - gone) / 1e3,
        (LongStream.of(resumed).max().orElseThrow() - gone) / 1e3,
        largestPause(stored.since(gone - Duration.ofSeconds(5).toMillis()), moved, false));
  }

  private OptionalLong resumed(String agent, String camera, long gone) {
    long producer = producers.get(agent);
    return stored.since(gone).getOrDefault(camera, List.of()).stream()
        .filter(frame -> frame.producer() != producer)
        .mapToLong(StoredFrame::time)
        .min();
  }

  private String shares(String agent, long joined) {
    Map<String, List<StoredFrame>> after = stored.since(joined);
    Set<String> moved = camerasOf(agent, after);
    assertThat(moved).isNotEmpty().hasSizeLessThan(CAMERAS);
    return String.format(
        Locale.ROOT,
        "has %d cameras, which paused for at most %d ms, and the others for at most %d ms",
        moved.size(),
        largestPause(after, moved, true),
        largestPause(after, moved, false));
  }

  /** Returns the longest pause of the cameras that have moved, or of the others. */
  private static long largestPause(
      Map<String, List<StoredFrame>> frames, Set<String> moved, boolean isOfMoved) {
    Map<String, List<StoredFrame>> some = new TreeMap<>(frames);
    some.keySet().removeIf(camera -> moved.contains(camera) != isOfMoved);
    return largestGap(some.values());
  }

  /** In the order of the log and in that of the pictures. */
  private void assertOnePublisherAtATime(long since, int handovers) {
    assertThat(stored.since(since))
        .hasSize(CAMERAS)
        .allSatisfy(
            (camera, frames) -> {
              assertThat(changes(byTime(frames))).isLessThanOrEqualTo(handovers);
              assertThat(changes(frames)).isLessThanOrEqualTo(handovers);
            });
  }

  private static void await(Callable<Boolean> condition) {
    Awaitility.await().atMost(TIMEOUT).until(condition);
  }

  private static void pause(Duration time) {
    LockSupport.parkNanos(time.toNanos());
  }
}
