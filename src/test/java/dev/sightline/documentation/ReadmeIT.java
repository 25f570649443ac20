package dev.sightline.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sightline.documentation.Shell.Ended;
import dev.sightline.documentation.Shell.Running;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * The README's commands, as written and in their order, by the launcher and the built program. The
 * reader's own files are a film and portraits made of a photograph; ports come from the
 * environment.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ReadmeIT {
  private static final Path REPOSITORY = Path.of("").toAbsolutePath();

  /** Takes half a minute, and {@code .ci/run} runs it. */
  private static final String DEMO = "./sightline demo";

  @TempDir private static Path folder;

  private static final List<String> executed = new ArrayList<>();
  private static Page readme;
  private static Shell shell;
  private static String brokerPorts;
  private static Running page;

  @BeforeAll
  static void prepareWhatTheReaderHas() throws IOException {
    readme = Page.read(Path.of("README.md"));
    Path launcher = folder.resolve("sightline");
    Files.writeString(launcher, "#!/bin/sh\nexec '" + REPOSITORY + "/sightline' \"$@\"\n");
    Files.setPosixFilePermissions(launcher, PosixFilePermissions.fromString("rwxr-xr-x"));
    Film film = new Film(REPOSITORY.resolve("target/classes/demo/sample6.jpg"));
    film.writePortrait(folder.resolve("ada1.jpg"), 0);
    film.writePortrait(folder.resolve("ada2.jpg"), 40);
    film.write(folder.resolve("film.mp4"));
    openShell();
  }

  private static void openShell() throws IOException {
    int port = freePort();
    brokerPorts = " --port " + port + " --controller-port " + freePort();
    Map<String, String> environment = new HashMap<>();
    environment.put("SIGHTLINE_BOOTSTRAP_SERVERS", "localhost:" + port);
    environment.put("SIGHTLINE_HEALTH_PORT", "0");
    environment.put("SIGHTLINE_SERVE_PORT", "0");
    environment.put("SIGHTLINE_RUN_STATE_DIR", folder.resolve("state").toString());
    environment.put("SIGHTLINE_HEAP", "1g");
    environment.put("SIGHTLINE_JAVA_OPTS", "-XX:TieredStopAtLevel=1");
    shell = new Shell(folder, environment);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  @AfterAll
  static void endWhatRuns() {
    shell.close();
  }

  /** The README's line that begins with these words. */
  private static String line(String beginning) {
    String line =
        commands().stream()
            .filter(command -> command.startsWith("./sightline " + beginning))
            .findFirst()
            .orElseThrow(() -> new AssertionError("the README has no ./sightline " + beginning));
    executed.add(line);
    return line;
  }

  private static List<String> commands() {
    return readme.blocks().stream()
        .flatMap(List::stream)
        .filter(line -> line.startsWith("./sightline"))
        .toList();
  }

  private static Ended succeed(String line) throws InterruptedException {
    Ended ended = shell.run(line);
    assertThat(ended.exit()).as("%s%n%s", line, ended.output()).isZero();
    return ended;
  }

  @Test
  @Order(1)
  void shouldCheckTheMachineAsShown() throws InterruptedException {
    // When
    Ended doctor = succeed(line("doctor"));

    // Then
    List<String> shown = readme.blocks().stream().flatMap(List::stream).toList();
    assertThat(parts(doctor.output().lines().toList())).isEqualTo(parts(shown));
  }

  private static List<String> parts(List<String> lines) {
    return lines.stream()
        .filter(line -> line.startsWith("ok "))
        .map(line -> line.split("\\s+")[1])
        .toList();
  }

  @Test
  @Order(2)
  void shouldStartABrokerAndCreateTheTopics() throws InterruptedException {
    shell.start(line("broker") + brokerPorts).awaitLine("serving on");

    assertThat(succeed(line("topics create")).output()).contains("created sightline.frames");
  }

  @Test
  @Order(3)
  void shouldNameAPersonBeforeACamera() throws InterruptedException {
    // When
    shell.start(line("run")).awaitLine("is ready");
    Ended enrol = succeed(line("enroll"));
    Ended added = succeed(line("cameras add"));
    shell.start(line("agent")).awaitLine("the agent is on");

    // Then
    assertThat(enrol.output()).contains("1 of 1 persons enrolled");
    assertThat(added.output()).contains("camera entrance is stored");
    String event = shell.start(line("events")).awaitLine("Ada Lovelace", "entered");
    assertThat(event).contains("entrance");
  }

  @Test
  @Order(4)
  void shouldServeThePage() throws IOException {
    // When
    page = shell.start(line("serve"));

    // Then
    assertThat(new String(read("/"), StandardCharsets.UTF_8)).contains("<html");
  }

  @Test
  @Order(5)
  void shouldExplainRenameAndErase() throws IOException, InterruptedException {
    // Given
    JsonNode events = new ObjectMapper().readTree(read("/api/v1/events?person=Ada%20Lovelace"));
    String id = events.at("/events/0/id").asText();

    // When
    Ended explain = succeed(line("explain").replace("EVENT-ID", "'" + id + "'"));
    Ended list = succeed(line("gallery list"));
    succeed(line("gallery rename"));
    Ended erase = succeed(line("erase"));

    // Then
    assertThat(explain.output()).contains("Ada Lovelace");
    assertThat(folder.resolve("face.png")).isNotEmptyFile();
    assertThat(list.output()).contains("default/Ada Lovelace");
    assertThat(erase.output()).contains("default/Ada King");
  }

  @Test
  @Order(6)
  void shouldHaveRunEveryCommand() throws IOException {
    executed.add(DEMO);
    assertThat(executed).containsExactlyInAnyOrderElementsOf(commands());
    assertThat(Files.readString(Path.of(".ci", "run"))).contains(DEMO);
  }

  private static byte[] read(String path) throws IOException {
    String printed = page.awaitLine("http://");
    String address = printed.substring(printed.indexOf("http://")).split("[\\s,]")[0];
    URI uri = URI.create(address.replaceAll("/$", "") + path);
    return Awaitility.await()
        .ignoreExceptions()
        .until(() -> uri.toURL().openStream().readAllBytes(), bytes -> bytes.length > 0);
  }
}
