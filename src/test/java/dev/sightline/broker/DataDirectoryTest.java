package dev.sightline.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DataDirectoryTest {
  @TempDir Path folder;

  @Test
  void shouldBeReadableByItsOwnerOnly() throws IOException {
    Path path = folder.resolve("data");

    try (DataDirectory directory = DataDirectory.open(path)) {
      assertThat(permissions(directory.path())).isEqualTo("rwx------");
    }
  }

  @ParameterizedTest
  @CsvSource({"meta.properties, rwx------", "diary.txt, rwxr-xr-x"})
  void shouldRestrictAnExistingDirectoryOnlyIfABrokerMadeIt(String content, String expected)
      throws IOException {
    // Given
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    Files.createFile(folder.resolve(content));

    // When
    DataDirectory.open(folder).close();

    // Then
    assertThat(permissions(folder)).isEqualTo(expected);
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

  private static String permissions(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }
}
