package dev.sightline.frames.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class FrameRateCapTest {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private static long admitted(FrameRateCap cap, LongStream millis) {
    return millis.filter(ms -> cap.admits(START.plusMillis(ms))).count();
  }

  @Test
  void shouldLetEveryThirdOfThirtyASecondThroughACapOfTen() {
    assertThat(admitted(new FrameRateCap(10), LongStream.range(0, 300).map(i -> i * 1000 / 30)))
        .isEqualTo(100);
  }

  @Test
  void shouldKeepTheRateAlthoughTimesJitter() {
    Random random = new Random(3);

    assertThat(
            admitted(
                new FrameRateCap(10),
                LongStream.range(0, 300).map(i -> i * 1000 / 30 + random.nextInt(15))))
        .isBetween(95L, 101L);
  }

  @Test
  void shouldLetASlowCameraThroughWhole() {
    assertThat(admitted(new FrameRateCap(10), LongStream.range(0, 50).map(i -> i * 200)))
        .isEqualTo(50);
  }

  @Test
  void shouldNotMakeUpForAGap() {
    // Given: nothing for a minute, then a burst
    FrameRateCap cap = new FrameRateCap(10);
    admitted(cap, LongStream.of(0));

    // When / Then
    assertThat(admitted(cap, LongStream.range(60_000, 60_100))).isEqualTo(2);
  }

  @Test
  void shouldGoOnWhenTheClockIsSetBack() {
    // Given
    FrameRateCap cap = new FrameRateCap(10);
    admitted(cap, LongStream.of(3_600_000));

    // When / Then
    assertThat(admitted(cap, LongStream.range(0, 10).map(i -> i * 100))).isEqualTo(10);
  }
}
