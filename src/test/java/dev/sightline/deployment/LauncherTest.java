package dev.sightline.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher itself, with a jar that leads to the classes under test. */
class LauncherTest {
  @TempDir private Path home;

  @BeforeEach
  void install() throws IOException {
    Files.copy(Repository.path("sightline"), home.resolve("sightline"));
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest
        .getMainAttributes()
        .put(
            Attributes.Name.CLASS_PATH,
            Arrays.stream(System.getProperty("java.class.path").split(":"))
                .map(entry -> Path.of(entry).toUri().toString())
                .collect(Collectors.joining(" ")));
    try (OutputStream file = Files.newOutputStream(home.resolve("sightline.jar"))) {
      new JarOutputStream(file, manifest).close();
    }
  }

  @Test
  void shouldReadArgumentsAndFileNamesAsUtf8InAPosixLocale() throws Exception {
    // Given: file names as bytes, for this JVM may itself be in another locale
    assertThat(shell("mkdir " + home + "/$'\\xe6\\x9d\\x8e\\xe6\\x98\\x8e'").exit()).isZero();
    assertThat(
            shell("echo no.such.key=1 >" + home + "/$'\\xe6\\x9d\\x8e\\xe6\\x98\\x8e'/a.properties")
                .exit())
        .isZero();

    // When
    Ended ended =
        shell(
            home
                + "/sightline gallery list --config "
                + home
                + "/$'\\xe6\\x9d\\x8e\\xe6\\x98\\x8e'/a.properties");

    // Then
    assertThat(ended.errors()).contains("no.such.key", "李明/a.properties");
    assertThat(ended.exit()).isNotZero();
  }

  @Test
  void shouldSayNothingOfIncubatorModules() throws Exception {
    Ended ended = shell(home + "/sightline --version");

    assertThat(ended.errors()).isEmpty();
    assertThat(ended.out()).contains("sightline");
    assertThat(ended.exit()).isZero();
  }

  @Test
  void shouldMakeFilesThatOnlyTheUserCanRead() throws Exception {
    Path log = home.resolve("gc.log");

    Ended ended =
        shell(
            "umask 022; SIGHTLINE_JAVA_OPTS=-Xlog:gc:file="
                + log
                + " "
                + home
                + "/sightline --version");

    assertThat(ended.exit()).isZero();

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(log)))
        .isEqualTo("rw-------");
  }

  @Test
  void shouldPassOnWhatTheJvmSaysOfItself() throws Exception {
    Ended ended = shell("SIGHTLINE_HEAP=nonsense " + home + "/sightline --version");

    assertThat(ended.exit()).isNotZero();
    // The filter of the JVM's own messages may outlive it by a moment.
    await()
        .untilAsserted(() -> assertThat(text(home.resolve("errors.txt"))).contains("-Xmxnonsense"));
  }

  @Test
  void shouldShowTheWarningsOfKafkasClientsOnlyWhenAsked() throws Exception {
    // Given: the program's own logging, not that of the tests
    String command =
        "SIGHTLINE_JAVA_OPTS=-Dlogback.configurationFile="
            + Repository.path("src/main/resources/logback.xml").toAbsolutePath()
            + " "
            + home
            + "/sightline topics check --bootstrap-server 127.0.0.1:1"
            + " --set kafka.default.api.timeout.ms=1000";

    // When
    Ended quiet = shell(command);
    Ended verbose = shell(command + " --verbose");

    // Then
    assertThat(quiet.out() + quiet.errors()).doesNotContain("WARN");
    assertThat(quiet.errors().lines()).hasSize(1);
    assertThat(verbose.out() + verbose.errors()).contains("WARN");
  }

  private record Ended(int exit, String out, String errors) {}

  private Ended shell(String command) throws IOException, InterruptedException {
    List<String> all = new ArrayList<>(List.of("bash", "-c", command));
    Path out = home.resolve("out.txt");
    Path errors = home.resolve("errors.txt");
    ProcessBuilder process =
        new ProcessBuilder(all).redirectOutput(out.toFile()).redirectError(errors.toFile());
    Map<String, String> environment = process.environment();
    environment.keySet().removeIf(name -> name.equals("LANG") || name.startsWith("LC_"));
    environment.put("LC_ALL", "POSIX");
    environment.put("JAVA_HOME", System.getProperty("java.home"));
    int exit = process.start().waitFor();
    return new Ended(exit, text(out), text(errors));
  }

  private static String text(Path file) throws IOException {
    return Files.readString(file, StandardCharsets.UTF_8);
  }
}
