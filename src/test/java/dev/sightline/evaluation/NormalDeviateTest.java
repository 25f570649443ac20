package dev.sightline.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NormalDeviateTest {

  @ParameterizedTest
  @CsvSource({"0.5, 0", "0.841344746, 1", "0.001, -3.090232306", "0.99, 2.326347874"})
  void shouldInvertTheNormalDistribution(double rate, double deviate) {
    assertThat(NormalDeviate.of(rate)).isCloseTo(deviate, within(1e-4));
    assertThat(NormalDeviate.distribution(deviate)).isCloseTo(rate, within(1e-6));
  }
}
