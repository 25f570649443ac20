package dev.sightline.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LfwPairsTest {
  @TempDir Path folder;

  private Path file(String... lines) throws IOException {
    return Files.write(folder.resolve("pairs.txt"), java.util.List.of(lines));
  }

  @Test
  void shouldReadPairsOfBothKindsFoldAfterFold() throws IOException {
    Path file =
        file("2\t1", "Ann_A\t1\t4", "Ann_A\t2\tBob_B\t10", "Cy_C\t2\t3", "Cy_C\t1\tAnn_A\t1");

    assertThat(LfwPairs.read(file))
        .containsExactly(
            new PicturePair(0, true, "Ann_A/Ann_A_0001.jpg", "Ann_A/Ann_A_0004.jpg"),
            new PicturePair(0, false, "Ann_A/Ann_A_0002.jpg", "Bob_B/Bob_B_0010.jpg"),
            new PicturePair(1, true, "Cy_C/Cy_C_0002.jpg", "Cy_C/Cy_C_0003.jpg"),
            new PicturePair(1, false, "Cy_C/Cy_C_0001.jpg", "Ann_A/Ann_A_0001.jpg"));
  }

  @Test
  void shouldSayWhichLineIsWrong() throws IOException {
    Path file = file("1\t1", "Ann_A\t1\tx", "Ann_A\t2\tBob_B\t10");

    assertThatThrownBy(() -> LfwPairs.read(file)).hasMessage(file + " line 2: 'x' is not a number");
  }

  @Test
  void shouldRefuseAFileThatHoldsFewerPairsThanItAnnounces() throws IOException {
    Path file = file("10\t300", "Ann_A\t1\t2");

    assertThatThrownBy(() -> LfwPairs.read(file))
        .hasMessage(file + " announces 6000 pairs and holds 1");
  }

  @Test
  void shouldRefuseAnEmptyFile() throws IOException {
    Path file = file();

    assertThatThrownBy(() -> LfwPairs.read(file)).hasMessageContaining("must begin with");
  }
}
