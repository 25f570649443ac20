package dev.sightline.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
  void shouldReadAListWithoutFoldsAsOneFold() throws IOException {
    List<PicturePair> pairs = PairList.read(file("ann 1.jpg\tann 2.jpg\t1", "a.jpg b.jpg 0"));

    assertThat(pairs)
        .isEqualTo(PairList.read(file("7\t1\tann 1.jpg\tann 2.jpg", "7 0 a.jpg b.jpg")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '"',
      textBlock =
          """
          a.jpg b.jpg yes; 'same' must be 1 for one person or 0 for two, was 'yes'
          a.jpg b.jpg; expected 'fold same left right' or 'left right same', found 2 parts
          """)
  void shouldSayWhichLineIsWrong(String line, String message) throws IOException {
    Path file = file("a.jpg b.jpg 0", line);

    assertThatThrownBy(() -> PairList.read(file)).hasMessage(file + " line 2: " + message);
  }

  @Test
  void shouldRefuseAListWithoutPairs() throws IOException {
    Path file = file("");

    assertThatThrownBy(() -> PairList.read(file)).hasMessage(file + " holds no pair");
  }
}
