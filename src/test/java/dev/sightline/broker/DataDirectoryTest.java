package dev.sightline.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirectoryTest {
  @TempDir Path folder;

  @Test
  void shouldBeReadableByItsOwnerOnly() throws IOException {
    Path path = folder.resolve("data");

    try (DataDirectory directory = DataDirectory.open(path)) {
      assertThat(permissions(directory.path())).isEqualTo("rwx------");
    }
  }

  @Test
  void shouldRestrictTheDirectoryOfAnEarlierVersion() throws IOException {
    // Given
    open(folder);
    Files.createFile(folder.resolve("meta.properties"));

    // When
    DataDirectory.open(folder).close();

    // Then
    assertThat(permissions(folder)).isEqualTo("rwx------");
  }

  @Test
  void shouldLeaveThePermissionsOfADirectoryWithOtherFiles() throws IOException {
    // Given
    open(folder);
    Files.createFile(folder.resolve("diary.txt"));

    // When
    DataDirectory.open(folder).close();

    // Then
    assertThat(permissions(folder)).isEqualTo("rwxr-xr-x");
  }

  @Test
  void shouldBeLockedUntilItIsClosed() {
    // Given
    try (DataDirectory directory = DataDirectory.open(folder)) {
      // When, Then
      assertThatThrownBy(() -> DataDirectory.open(folder))
          .isInstanceOf(BrokerStartException.class)
          .hasMessage(
              "another broker (process %d) uses the data directory %s; stop it or choose another"
                  + " directory",
              ProcessHandle.current().pid(), directory.path());
    }
    DataDirectory.open(folder).close();
  }

  private static void open(Path path) throws IOException {
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private static String permissions(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }
}
