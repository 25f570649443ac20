package dev.sightline.frames;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BackoffTest {

  @Test
  void shouldDoubleToTheLongestWithinItsJitter() {
    // Given
    Backoff pauses = new Backoff(Duration.ofSeconds(3), new Random(1));

    // When / Then
    for (long whole : new long[] {500, 1000, 2000, 3000, 3000, 3000}) {
      assertThat(pauses.next()).isBetween(Duration.ofMillis(whole / 2), Duration.ofMillis(whole));
    }
  }

  @Test
  void shouldStartShortAgainAfterASuccess() {
    // Given
    Backoff pauses = new Backoff(Duration.ofMinutes(1), new Random(2));
    for (int i = 0; i < 100; i++) {
      pauses.next();
    }

    // When
    pauses.reset();

    // Then
    assertThat(pauses.next()).isLessThanOrEqualTo(Duration.ofMillis(500));
  }
}
