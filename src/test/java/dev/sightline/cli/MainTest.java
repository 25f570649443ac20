package dev.sightline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.frames.source.TestVideo;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class MainTest {

  @TempDir Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int run(String... arguments) {
    return Main.commandLine()
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .execute(arguments);
  }

  @Test
  void shouldListItsCommands() {
    int exit = run("--help");

    assertThat(exit).isZero();
    assertThat(out.toString())
        .contains("demo", "broker", "topics", "run", "camera", "enroll", "gallery", "events");
  }

  @Test
  void shouldRefuseStagesThatAreNoNeighbours() {
    int exit = run("run", "--stages", "detect,match");

    assertThat(exit).isEqualTo(CommandLine.ExitCode.SOFTWARE);
    assertThat(err.toString())
        .isEqualTo(
            "sightline: stages of one process must be neighbours in detect, embed, match; found"
                + " detect, match\n");
  }

  @Test
  void shouldRefuseTheIdOfACameraThatNoRecordMayHave() {
    for (String id : List.of("", " ", "front\ndoor", "\u0000", "é".repeat(129))) {
      for (String[] command :
          new String[][] {{"camera", "--id", id, "film.mp4"}, {"events", "--camera", id}}) {
        err.getBuffer().setLength(0);

        assertThat(run(command)).isEqualTo(CommandLine.ExitCode.SOFTWARE);
        assertThat(err.toString())
            .startsWith("sightline: " + command[1] + " names no camera: a ")
            .hasLineCount(1);
      }
    }
    assertThat(err.toString()).contains("a key of 258 bytes, allowed 1 to 256");
  }

  @Test
  void shouldRefuseASourceWithoutPictures() throws Exception {
    Path sound = TestVideo.writeSound(folder.resolve("sound.mp4"));

    int exit = run("camera", "--id", "door", sound.toString(), "--set", "health.port=0");

    assertThat(exit).isEqualTo(CommandLine.ExitCode.SOFTWARE);
    assertThat(err.toString())
        .isEqualTo("sightline: the video " + sound + " has no picture, only sound or text\n");
  }

  @Test
  void shouldSayInOneLineThatASettingIsWrong() {
    int exit = run("topics", "create", "--set", "topics.partitions=0");

    assertThat(exit).isEqualTo(CommandLine.ExitCode.SOFTWARE);
    assertThat(err.toString())
        .isEqualTo("sightline: topics.partitions must be in [1, 10000], was 0 (command line)\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "train --data people --out %s/gone/model.slm",
        "calibrate --data people --out %s/gone/model.slm",
        "export --onnx %s/gone/model.onnx",
        "gallery export %s/gone/gallery",
        "explain some-id --chip %s/gone/chip.png"
      })
  void shouldRefuseAnOutputThatCannotBeWrittenBeforeTheWorkStarts(String command) {
    int exit = run(String.format(Locale.ROOT, command, folder).split(" "));

    assertThat(exit).isEqualTo(CommandLine.ExitCode.USAGE);
    assertThat(err.toString())
        .contains("there is no folder " + folder + "/gone; create it or name another");
  }

  @Test
  void shouldRefuseAFolderForCurvesThatCannotBeCreated() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "x");

    int exit = run("evaluate", "lfw", "--images=x", "--pairs=y", "--plots", file + "/plots");

    assertThat(exit).isEqualTo(CommandLine.ExitCode.USAGE);
    assertThat(err.toString()).contains(file + " is not a folder; name another");
  }

  @Test
  void shouldSayWhyAClientOfKafkaCannotBeMade() {
    // When
    int exit =
        run(
            "topics",
            "check",
            "--bootstrap-server",
            "localhost:1",
            "--set",
            "kafka.security.protocol=SASL_SSL",
            "--set",
            "kafka.sasl.mechanism=OAUTHBEARER",
            "--set",
            "kafka.sasl.jaas.config=org.apache.kafka.common.security.oauthbearer"
                + ".OAuthBearerLoginModule required;",
            "--set",
            "kafka.sasl.login.callback.handler.class="
                + "org.apache.kafka.common.security.oauthbearer.OAuthBearerLoginCallbackHandler",
            "--set",
            "kafka.sasl.oauthbearer.token.endpoint.url=https://issuer.example/token");

    // Then
    assertThat(exit).isEqualTo(CommandLine.ExitCode.SOFTWARE);
    assertThat(err.toString().lines())
        .singleElement()
        .asString()
        .startsWith("sightline: Failed to create new KafkaAdminClient: ")
        .contains("Update the system property 'org.apache.kafka.sasl.oauthbearer.allowed.urls'");
  }

  @Test
  void shouldRefuseRightsOfAProgramThatThereIsNot() {
    int exit = run("acls", "--only", "foo");

    assertThat(exit).isEqualTo(CommandLine.ExitCode.USAGE);
    assertThat(err.toString())
        .contains(
            "there is no program 'foo'; the programs are camera, agent, cameras, detect, embed, match,"
                + " search, gallery, serve, scaler");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "topics create",
        "topics check",
        "run",
        "run --stages detect",
        "serve",
        "enroll --person Ada %s/ada.jpg",
        "gallery list",
        "erase Ada",
        "audit",
        "events",
        "events --matches",
        "strangers list",
        "explain some-id",
        "replay --from 2026-11-24T12:00:00Z --to 2026-11-24T13:00:00Z"
      })
  void shouldSayInOneLineThatNoBrokerAnswers(String command) throws IOException {
    // Given
    Files.write(folder.resolve("ada.jpg"), new byte[] {1});
    List<String> arguments =
        new ArrayList<>(List.of(String.format(Locale.ROOT, command, folder).split(" ")));
    arguments.addAll(List.of("--bootstrap-server", "127.0.0.1:1", "--set", "health.port=0"));
    arguments.addAll(List.of("--set", "kafka.default.api.timeout.ms=500"));

    // When
    int exit = run(arguments.toArray(String[]::new));

    // Then
    assertThat(exit).isNotZero();
    assertThat(err.toString().lines())
        .singleElement()
        .asString()
        .startsWith("sightline: no Kafka broker answered at 127.0.0.1:1");
  }

  @Test
  void shouldSayThatThereIsNoPictureToMeasure() throws Exception {
    Path boxes = Files.writeString(folder.resolve("boxes.txt"), "a.jpg 1 2 3 4\n");

    int exit =
        run("evaluate", "detection", "--images", folder.toString(), "--boxes", boxes.toString());

    assertThat(exit).isEqualTo(CommandLine.ExitCode.SOFTWARE);
    assertThat(err.toString()).isEqualTo("sightline: no JPEG picture in " + folder + "\n");
  }

  @Test
  void shouldSayThatAFolderHoldsNobody() {
    int exit = run("enroll", folder.toString());

    assertThat(exit).isEqualTo(CommandLine.ExitCode.SOFTWARE);
    assertThat(err.toString())
        .isEqualTo(
            "sightline: no folder with pictures in "
                + folder
                + "; it needs one folder per person\n");
  }
}
