package dev.sightline.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TextFileTest {
  @TempDir private Path folder;

  @Test
  void shouldReadAFileWithoutItsByteOrderMark() throws IOException {
    assertThat(TextFile.read(file("\uFEFFJosé"))).isEqualTo("José");
    assertThat(TextFile.read(file(""))).isEmpty();
  }

  @Test
  void shouldReadLinesWhateverTheirEndsAre() throws IOException {
    assertThat(TextFile.lines(file("\uFEFFone \r\n\r\n two\t\rthree\n")))
        .containsExactly("one", "two", "three");
  }

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("text"), text);
  }
}
