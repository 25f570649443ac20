package dev.sightline.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class PercentilesTest {

  @Test
  void shouldTakeTheNearestRank() {
    // Given: 1 to 200 ms
    List<Long> nanos = LongStream.rangeClosed(1, 200).map(i -> i * 1_000_000).boxed().toList();

    // When, Then
    assertThat(Percentiles.ofNanos(nanos)).isEqualTo(new Percentiles(100, 190, 198));
    assertThat(Percentiles.ofNanos(List.of(7_000_000L))).isEqualTo(new Percentiles(7, 7, 7));
    assertThat(Percentiles.ofNanos(List.of())).isEqualTo(new Percentiles(0, 0, 0));
  }
}
