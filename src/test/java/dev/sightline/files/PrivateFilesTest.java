package dev.sightline.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(OS.WINDOWS)
class PrivateFilesTest {
  @TempDir private Path folder;

  @Test
  void shouldLetOnlyTheOwnerReadAFile() throws IOException {
    Path file = PrivateFiles.write(folder.resolve("chip.png"), new byte[] {1});

    assertThat(permissions(file)).isEqualTo("rw-------");
    assertThat(Files.readAllBytes(file)).containsExactly(1);
  }

  @Test
  void shouldTakeAnExistingFileFromOthers() throws IOException {
    // Given
    Path file = Files.writeString(folder.resolve("gallery"), "longer than the next");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));

    // When
    PrivateFiles.write(file, "short");

    // Then
    assertThat(permissions(file)).isEqualTo("rw-------");
    assertThat(file).hasContent("short");
  }

  @Test
  void shouldLetOnlyTheOwnerOpenANewFolder() throws IOException {
    assertThat(permissions(PrivateFiles.createDirectories(folder.resolve("a/b"))))
        .isEqualTo("rwx------");
    assertThat(permissions(folder.resolve("a"))).isEqualTo("rwx------");
  }

  @Test
  void shouldLetOnlyTheOwnerReadATemporaryFile() throws IOException {
    assertThat(permissions(PrivateFiles.createTempFile(folder, "face", ".part")))
        .isEqualTo("rw-------");
  }

  @Test
  void shouldWriteToADevice() throws IOException {
    assertThat(PrivateFiles.write(Path.of("/dev/null"), "nothing")).exists();
  }

  private static String permissions(Path file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }
}
