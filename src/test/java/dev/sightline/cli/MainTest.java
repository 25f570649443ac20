package dev.sightline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
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
  void shouldSayInOneLineThatASettingIsWrong() {
    int exit = run("topics", "create", "--set", "topics.partitions=0");

    assertThat(exit).isEqualTo(CommandLine.ExitCode.SOFTWARE);
    assertThat(err.toString())
        .isEqualTo("sightline: topics.partitions must be in [1, 10000], was 0 (command line)\n");
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
            "sightline: no folder with pictures in " + folder + "; it needs one folder a person\n");
  }
}
