package dev.sightline.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sightline.cli.Main;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InterruptedDemoIT {
  @TempDir private Path folder;

  @Test
  void shouldRemoveFramesGalleryAndKeyWhenInterrupted() throws IOException, InterruptedException {
    // Given
    Process demo = demo();
    try {
      await()
          .atMost(Duration.ofMinutes(1))
          .until(() -> found("sightline-demo-*").stream().anyMatch(this::hasKey));
      assertThat(found("sightline-broker-*")).hasSize(1);

      // When
      demo.destroy();

      // Then
      assertThat(demo.waitFor(1, TimeUnit.MINUTES)).isTrue();
      assertThat(found("sightline-*")).isEmpty();
    } finally {
      demo.destroyForcibly();
    }
  }

  private boolean hasKey(Path state) {
    return Files.exists(state.resolve("gallery.key"));
  }

  private List<Path> found(String glob) throws IOException {
    List<Path> folders = new ArrayList<>();
    try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, glob)) {
      found.forEach(folders::add);
    }
    return folders;
  }

  private Process demo() throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "--add-modules",
            "jdk.incubator.vector",
            "-Djava.io.tmpdir=" + folder,
            "-cp",
            System.getProperty("java.class.path"),
            Main.class.getName(),
            "demo")
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("demo.txt").toFile())
        .start();
  }
}
