package dev.sightline.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PairListTest {
  @TempDir Path folder;

  private Path file(String... lines) throws IOException {
    return Files.write(folder.resolve("pairs.txt"), List.of(lines));
  }

  @Test
  void shouldReadPairsInFoldsThatBeginAnywhere() throws IOException {
    Path file = file("3 1 001/frontal/05.jpg 001/profile/01.jpg", "", "7 0 002/a.jpg 003/b.jpg");

    assertThat(PairList.read(file))
        .containsExactly(
            new PicturePair(0, true, "001/frontal/05.jpg", "001/profile/01.jpg"),
            new PicturePair(1, false, "002/a.jpg", "003/b.jpg"));
  }

  @Test
  void shouldReadAListWithoutFolds() throws IOException {
    Path file = file("ann 1.jpg\tann 2.jpg\t1", "a.jpg b.jpg 0");

    assertThat(PairList.read(file))
        .containsExactly(
            new PicturePair(0, true, "ann 1.jpg", "ann 2.jpg"),
            new PicturePair(0, false, "a.jpg", "b.jpg"));
  }

  @Test
  void shouldSayWhichLineIsWrong() throws IOException {
    Path file = file("a.jpg b.jpg 0", "a.jpg b.jpg yes");

    assertThatThrownBy(() -> PairList.read(file))
        .hasMessage(file + " line 2: 'same' must be 1 for one person or 0 for two, was 'yes'");
  }

  @Test
  void shouldRefuseALineOfTwoParts() throws IOException {
    Path file = file("a.jpg b.jpg");

    assertThatThrownBy(() -> PairList.read(file)).hasMessageContaining("found 2 parts");
  }

  @Test
  void shouldRefuseAListWithoutPairs() throws IOException {
    Path file = file("");

    assertThatThrownBy(() -> PairList.read(file)).hasMessage(file + " holds no pair");
  }
}
