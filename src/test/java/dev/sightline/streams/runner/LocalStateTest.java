package dev.sightline.streams.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalStateTest {
  @TempDir private Path folder;

  private LocalState state() {
    return state(ProcessingGuarantee.AT_LEAST_ONCE);
  }

  private LocalState state(ProcessingGuarantee guarantee) {
    RunConfig run =
        new RunConfig("sightline", 1, guarantee, folder.resolve("state"), Duration.ofSeconds(1));
    return new LocalState(run, "sightline-match");
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
  void shouldLeaveStateToKafkaStreamsWithTransactions() {
    // When
    state(ProcessingGuarantee.EXACTLY_ONCE_V2).begin(() -> {});

    // Then
    assertThat(state(ProcessingGuarantee.EXACTLY_ONCE_V2).isSuspect()).isFalse();
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
