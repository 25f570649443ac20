package dev.sightline.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Commands that have a broker of their own. */
class InterruptedCommandsIT {
  private static final String ENROLLING = "demo: enrolling";

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({"demo, " + ENROLLING, "bench, bench: warming up with 25 frames"})
  void shouldRemoveFramesGalleryAndKeyWhenInterrupted(String command, String progress)
      throws IOException, InterruptedException {
    try (CommandProcess process = CommandProcess.start(folder, List.of(command))) {
      // Given
      awaitData(process, command, progress);

      // When
      boolean ended = process.interrupt();

      // Then
      assertThat(ended).isTrue();
      assertThat(process.found("sightline-*")).isEmpty();
    }
  }

  @Test
  void shouldLetTheNextStartRemoveWhatAKillLeaves() throws IOException, InterruptedException {
    try (CommandProcess killed = CommandProcess.start(folder, List.of("demo"))) {
      // Given
      awaitData(killed, "demo", ENROLLING);
      killed.kill();
      assertThat(killed.found("sightline-*")).hasSize(2);
    }

    // When
    try (CommandProcess next = CommandProcess.start(folder, List.of("demo"))) {
      // Then: what is there belongs to the next one
      awaitData(next, "demo", ENROLLING);
      assertThat(next.interrupt()).isTrue();
    }
  }

  private static void awaitData(CommandProcess process, String command, String progress)
      throws IOException {
    await().atMost(CommandProcess.TIMEOUT).until(() -> process.output().contains(progress));
    assertThat(process.found("sightline-" + command + "-*")).hasSize(1);
    assertThat(process.found("sightline-broker-*")).hasSize(1);
  }
}
