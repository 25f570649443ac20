package dev.sightline.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class BinomialIntervalTest {

  @Test
  void shouldBeTheScoreInterval() {
    // z² = 3.8415: centre (0.1 + 0.019207) / 1.038415 = 0.114797,
    // half 1.96 · √(0.09 / 100 + 3.8415 / 40000) / 1.038415 = 0.059573
    BinomialInterval interval = BinomialInterval.of(10, 100);

    assertThat(interval.lower()).isCloseTo(0.05523, within(1e-5));
    assertThat(interval.upper()).isCloseTo(0.17437, within(1e-5));
  }

  @Test
  void shouldSayHowLittleNoneMeans() {
    // 0 of n: the upper end is z² / (n + z²)
    BinomialInterval interval = BinomialInterval.of(0, 1000);

    assertThat(interval.lower()).isCloseTo(0, within(1e-12));
    assertThat(interval.upper()).isCloseTo(3.8415 / 1003.8415, within(1e-6));
  }

  @Test
  void shouldRefuseMoreHitsThanTrials() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> BinomialInterval.of(2, 1))
        .withMessage("a share needs 0 <= hits <= trials and a trial, found 2 of 1");
  }
}
