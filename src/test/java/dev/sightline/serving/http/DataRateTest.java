package dev.sightline.serving.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DataRateTest {
  private long now;

  @Test
  void shouldFindABodySlowThatComesByTheByte() {
    DataRate rate = new DataRate(() -> now);
    now += DataRate.WINDOW_NANOS - 1;
    assertThat(rate.isTooSlow(1)).isFalse();
    now += 1;
    assertThat(rate.isTooSlow(1)).isTrue();
  }

  @Test
  void shouldMeasureEachWindowByItself() {
    // Given: much at first
    DataRate rate = new DataRate(() -> now);
    now += DataRate.WINDOW_NANOS;
    assertThat(rate.isTooSlow(1 << 20)).isFalse();

    // When
    now += 2 * DataRate.WINDOW_NANOS;

    // Then: 20 s, 20 KiB
    assertThat(rate.isTooSlow(20 * DataRate.BYTES_PER_SECOND - 1)).isTrue();
    now += 2 * DataRate.WINDOW_NANOS;
    assertThat(rate.isTooSlow(20 * DataRate.BYTES_PER_SECOND)).isFalse();
  }
}
