package dev.sightline.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Starts what the image holds as the image does: by another user than the one who made it, from a
 * tree that cannot be written to, with an empty environment.
 */
class ImageLayoutIT {
  /** The user {@code nobody} is neither root nor the owner of the files. */
  private static final String OTHER_USER = "65534";

  /** The only folder that the program may write to. */
  @TempDir private static Path home;

  private static ImageLayout layout;

  @BeforeAll
  static void layOut() throws IOException, InterruptedException {
    layout = ImageLayout.create();
    Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwxrwxrwx"));
  }

  @AfterAll
  static void tidyUp() throws IOException {
    layout.close();
  }

  private record Result(int exitCode, String output) {}

  private static Result run(String... command) throws IOException, InterruptedException {
    List<String> line = new ArrayList<>();
    if (System.getProperty("user.name").equals("root") && layout.isReachableByOthers()) {
      line.addAll(
          List.of("setpriv", "--reuid", OTHER_USER, "--regid", OTHER_USER, "--clear-groups"));
    }
    line.addAll(List.of(command));
    ProcessBuilder builder = new ProcessBuilder(line).redirectErrorStream(true);
    builder.environment().clear();
    builder
        .environment()
        .putAll(
            Map.of(
                "PATH", "/usr/bin:/bin",
                "LANG", "C.UTF-8",
                "SIGHTLINE_JAVA_OPTS",
                    String.format(Locale.ROOT, "-Djava.io.tmpdir=%1$s -Duser.home=%1$s", home)));
    Process process = builder.start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    return new Result(process.exitValue(), output);
  }

  @Test
  void shouldStartFromAReadOnlyTreeAsAnotherUser() throws IOException, InterruptedException {
    // When
    Result version = run(layout.path("/opt/sightline/sightline").toString(), "--version");

    // Then
    assertThat(version.output()).contains("sightline " + Repository.version());
    assertThat(version.exitCode()).isZero();
  }

  @Test
  void shouldLoadItsLibrariesAndModelsWithoutUnpackingThem()
      throws IOException, InterruptedException {
    // When
    Result doctor = run(layout.path("/opt/sightline/sightline").toString(), "doctor", "--offline");

    // Then
    assertThat(doctor.output().lines().filter(line -> line.matches("(ok|warn|fail) .*")))
        .hasSize(9)
        .noneMatch(line -> line.startsWith("fail"));
    assertThat(doctor.exitCode()).isZero();
    assertThat(home).isEmptyDirectory();
  }

  @ParameterizedTest
  @CsvSource({"200, 0", "503, 1"})
  void shouldAskTheProgramForItsHealth(int status, int exitCode)
      throws IOException, InterruptedException {
    // Given
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1);
    server.createContext(
        "/livez",
        exchange -> {
          exchange.sendResponseHeaders(status, -1);
          exchange.close();
        });
    server.start();
    String port = Integer.toString(server.getAddress().getPort());

    // When
    Result health = run(layout.path("/opt/sightline/health").toString(), port);
    server.stop(0);

    // Then
    assertThat(health.exitCode()).as(health.output()).isEqualTo(exitCode);
  }

  @Test
  void shouldBeUnhealthyWhereNothingListens() throws IOException, InterruptedException {
    assertThat(run(layout.path("/opt/sightline/health").toString(), "1").exitCode()).isEqualTo(1);
  }
}
