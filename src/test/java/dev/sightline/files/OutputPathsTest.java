package dev.sightline.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputPathsTest {
  @TempDir private Path folder;

  @Test
  void shouldAllowANewFileAndOneToReplace() throws IOException {
    Path old = Files.writeString(folder.resolve("old"), "x");

    assertThat(OutputPaths.requireFile(old)).isEqualTo(old);
    assertThat(OutputPaths.requireFile(folder.resolve("new"))).doesNotExist();
    assertThat(OutputPaths.requireFile(Path.of("model.slm"))).doesNotExist();
  }

  @Test
  void shouldRefuseAFileInAFolderThatDoesNotExist() {
    assertThatThrownBy(() -> OutputPaths.requireFile(folder.resolve("gone/model.slm")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            String.format(
                    Locale.ROOT,
                    "%1$s/gone/model.slm cannot be written: there is no folder %1$s/gone; create it"
                        + " or name",
                    folder)
                + " another");
  }

  @Test
  void shouldRefuseAFolderWhereAFileIsWanted() {
    assertThatThrownBy(() -> OutputPaths.requireFile(folder))
        .hasMessage(folder + " is a folder; name a file");
  }

  @Test
  void shouldRefuseToCreateAFolderBelowAFile() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "x");

    assertThat(OutputPaths.requireCreatable(folder.resolve("a/b"))).doesNotExist();
    assertThatThrownBy(() -> OutputPaths.requireCreatable(file.resolve("plots")))
        .hasMessage(
            String.format(
                Locale.ROOT,
                "%1$s/plots cannot be created: %1$s is not a folder; name another",
                file));
  }
}
