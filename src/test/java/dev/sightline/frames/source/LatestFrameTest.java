package dev.sightline.frames.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.frames.Frame;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class LatestFrameTest {
  private static final Duration NOT_AT_ALL = Duration.ZERO;
  private static final Duration LONG = Duration.ofSeconds(30);

  private final LatestFrame latest = new LatestFrame();

  private static Frame frame(long sequence) {
    return new Frame("door", sequence, Instant.EPOCH, new byte[0]);
  }

  @Test
  void shouldHandOverTheNewestAndTellWhenItOvertakes() throws InterruptedException {
    // Given
    Frame newest = frame(2);

    // When
    boolean first = latest.offer(frame(1));
    boolean second = latest.offer(newest);

    // Then
    assertThat(first).isFalse();
    assertThat(second).isTrue();
    assertThat(latest.poll(NOT_AT_ALL)).containsSame(newest);
    assertThat(latest.poll(NOT_AT_ALL)).isEmpty();
    assertThat(latest.offer(frame(3))).isFalse();
  }

  @Test
  void shouldWakeWhoWaitsForAFrame() throws Exception {
    // Given
    CompletableFuture<Boolean> offered =
        CompletableFuture.supplyAsync(
            () -> latest.offer(frame(1)),
            CompletableFuture.delayedExecutor(20, TimeUnit.MILLISECONDS));

    // When / Then
    assertThat(latest.poll(LONG)).isPresent();
    assertThat(offered.get()).isFalse();
  }

  @Test
  void shouldNotWaitOnceItHasEnded() throws InterruptedException {
    // Given
    latest.offer(frame(1));
    latest.end();

    // When / Then
    assertThat(latest.poll(LONG)).isPresent();
    assertThat(latest.poll(LONG)).isEmpty();
  }
}
