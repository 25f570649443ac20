package dev.sightline.streams.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalStateTest {
  @TempDir private Path folder;

  private LocalState state() {
    return new LocalState(folder.resolve("state"), "sightline-match");
  }

  @Test
  void shouldTrustAFolderThatIsNew() {
    assertThat(state().isSuspect()).isFalse();
  }

  @Test
  void shouldTrustWhatAProcessLeftThatEndedCleanly() {
    // Given
    LocalState first = state();
    first.begin(() -> {});

    // When
    first.end();

    // Then
    assertThat(state().isSuspect()).isFalse();
  }

  @Test
  void shouldNotTrustWhatAKilledProcessLeft() {
    // When
    state().begin(() -> {});

    // Then
    assertThat(state().isSuspect()).isTrue();
  }

  @Test
  void shouldNotTrustItMoreBecauseTheNextProcessNeverRan() {
    // Given
    state().begin(() -> {});

    // When
    state().end();

    // Then
    assertThat(state().isSuspect()).isTrue();
  }
}
