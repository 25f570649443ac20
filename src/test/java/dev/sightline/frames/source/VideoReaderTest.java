package dev.sightline.frames.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class VideoReaderTest {

  private static List<Long> positions(double fps, long... stamps) {
    VideoReader.Clock clock = new VideoReader.Clock(fps, Duration.ofHours(1));
    return LongStream.of(stamps)
        .mapToObj(stamp -> clock.position(Duration.ofMillis(stamp)).toMillis())
        .toList();
  }

  @Test
  void shouldBeginAtZeroWheneverTheContainerDoes() {
    assertThat(positions(10, 40_000_000, 40_000_100, 40_000_350)).containsExactly(0L, 100L, 350L);
  }

  @Test
  void shouldGoOnWhereASegmentIsJoinedThatBeginsAgain() {
    assertThat(positions(10, 0, 100, 200, 0, 100)).containsExactly(0L, 100L, 200L, 300L, 400L);
  }

  @Test
  void shouldGoOnWhereASegmentIsJoinedThatBeginsMuchLater() {
    assertThat(positions(10, 0, 100, 40_000_000, 40_000_100)).containsExactly(0L, 100L, 200L, 300L);
  }

  @Test
  void shouldGoByTheFrameRateWhereThereAreNoTimes() {
    assertThat(positions(20, 0, 0, 0)).containsExactly(0L, 50L, 100L);
  }

  @Test
  void shouldTakeAnUnlikelyFrameRateForTwentyFive() {
    assertThat(positions(0, 0, 0)).containsExactly(0L, 40L);
    assertThat(positions(90_000, 0, 0)).containsExactly(0L, 40L);
  }
}
