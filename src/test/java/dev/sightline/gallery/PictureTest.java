package dev.sightline.gallery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PictureTest {
  @TempDir private Path folder;

  @Test
  void shouldReadAFileOnlyWhenItsTurnComes() throws IOException {
    // Given
    Path file = folder.resolve("a.jpg");
    Picture picture = Picture.ofFile(file);

    // When
    Files.write(file, new byte[] {1, 2, 3});
    Picture loaded = picture.load();
    Files.delete(file);

    // Then
    assertThat(loaded.bytes()).containsExactly(1, 2, 3);
    assertThat(loaded.sample()).isEqualTo(new Picture("b", new byte[] {1, 2, 3}).sample());
    assertThatThrownBy(picture::load).hasMessage("there is no such file");
  }

  @Test
  void shouldSayWhyAFileCannotBeRead() throws IOException {
    // Given
    Path directory = Files.createDirectory(folder.resolve("1.jpg"));
    Path dead = Files.createSymbolicLink(folder.resolve("2.jpg"), Path.of("/nowhere.jpg"));

    // When, Then
    assertThatThrownBy(() -> Picture.ofFile(directory).load())
        .isInstanceOf(IOException.class)
        .hasMessage("it is a folder");
    assertThatThrownBy(() -> Picture.ofFile(dead).load()).hasMessage("its link leads nowhere");
    assertThatThrownBy(() -> Picture.ofFile(Path.of("/dev/null")).load())
        .hasMessage("it is no file");
    assertThatThrownBy(() -> Picture.ofFile(folder.resolve("a\uFFFD.jpg")).load())
        .hasMessage("its name is not UTF-8; rename it");
  }
}
