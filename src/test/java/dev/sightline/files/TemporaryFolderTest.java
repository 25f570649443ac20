package dev.sightline.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TemporaryFolderTest {
  @TempDir private Path parent;

  /** Another process: holds a folder until it is killed. */
  static final class Holder {
    private Holder() {}

    public static void main(String[] args) throws IOException {
      TemporaryFolder folder = TemporaryFolder.createIn(Path.of(args[0]), "demo");
      Files.writeString(folder.path().resolve("gallery.key"), "secret");
      System.out.println(folder.path());
      int unused = System.in.read();
    }
  }

  @Test
  void shouldBeItsOwnersOnly() throws IOException {
    try (TemporaryFolder folder = TemporaryFolder.createIn(parent, "demo")) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.path())))
          .isEqualTo("rwx------");
    }
  }

  @Test
  void shouldLeaveNothingBehind() throws IOException {
    // Given
    TemporaryFolder folder = TemporaryFolder.createIn(parent, "demo");
    Files.createDirectories(folder.path().resolve("state/deep"));
    Files.writeString(folder.path().resolve("state/deep/frame"), "face");

    // When
    folder.close();
    folder.close();

    // Then
    assertThat(parent).isEmptyDirectory();
  }

  @Test
  void shouldKeepTheFolderOfARunningProcessAndDeleteThatOfAKilledOne()
      throws IOException, InterruptedException {
    // Given
    Process holder = holder();
    try (BufferedReader out = holder.inputReader()) {
      Path held = Path.of(out.readLine());

      // When: another start while it runs
      TemporaryFolder.createIn(parent, "bench").close();

      // Then
      assertThat(held.resolve("gallery.key")).exists();

      // When: another start after it was killed
      holder.destroyForcibly().waitFor();
      TemporaryFolder.createIn(parent, "bench").close();

      // Then
      assertThat(parent).isEmptyDirectory();
    } finally {
      holder.destroyForcibly();
    }
  }

  @Test
  void shouldKeepTheFoldersOfThisProcess() {
    try (TemporaryFolder first = TemporaryFolder.createIn(parent, "demo");
        TemporaryFolder second = TemporaryFolder.createIn(parent, "demo")) {
      assertThat(first.path()).exists();
      assertThat(second.path()).exists();
    }
  }

  @Test
  void shouldLeaveFoldersOfOthersAlone() throws IOException {
    // Given
    Path similar = Files.createDirectory(parent.resolve("sightline-notes"));
    Files.createFile(similar.resolve(".lock"));
    Path unlocked = Files.createDirectory(parent.resolve("sightline-demo-12"));

    // When
    TemporaryFolder.createIn(parent, "demo").close();

    // Then
    assertThat(similar).exists();
    assertThat(unlocked).exists();
  }

  private Process holder() throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            Holder.class.getName(),
            parent.toString())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }
}
