package dev.sightline.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GeneralizedParetoTest {

  @Test
  void shouldFitByHandWhatTheMomentsSay() {
    // Excesses 1 … 21: mean a0 = 11; a1 = mean of i·(21 − i)/20 over i = 1 … 21
    // = (Σ 21i − i²)/(20·21) = (21·231 − 3311)/420 = 1540/420 = 11/3.
    // a0 − 2·a1 = 11/3, so shape = 2 − 3 = −1 and scale = 2·11·(11/3)/(11/3) = 22: uniform on
    // [0, 22], as it should be.
    double[] excesses = IntStream.rangeClosed(1, 21).asDoubleStream().toArray();

    GeneralizedPareto fit = GeneralizedPareto.fit(excesses);

    assertThat(fit.shape()).isCloseTo(-1, within(1e-9));
    assertThat(fit.scale()).isCloseTo(22, within(1e-9));
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.4, -0.1, 0, 0.2})
  void shouldRecoverTheLawItsSampleWasDrawnFrom(double shape) {
    Random random = new Random(11);
    double[] excesses =
        IntStream.range(0, 20_000)
            .mapToDouble(i -> quantile(0.05, shape, 1 - random.nextDouble()))
            .toArray();

    GeneralizedPareto fit = GeneralizedPareto.fit(excesses);

    assertThat(fit.shape()).isCloseTo(shape, within(0.03));
    assertThat(fit.scale()).isCloseTo(0.05, within(0.002));
  }

  @Test
  void shouldRefuseTooFewExcesses() {
    assertThatThrownBy(() -> GeneralizedPareto.fit(new double[19]))
        .hasMessage("a tail is fitted to at least 20 excesses, found 19");
  }

  /** The excess that a generalised Pareto exceeds with this chance. */
  private static double quantile(double scale, double shape, double chance) {
    return shape == 0 ? -scale * Math.log(chance) : scale / shape * (Math.pow(chance, -shape) - 1);
  }
}
