package dev.sightline.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sightline.embedding.Calibration;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CalibrationFitTest {

  /** Impostors normal about 0.5 with deviation 0.1, genuine about 0.9 with deviation 0.05. */
  private static PairSimilarities pairs(int impostors) {
    Random random = new Random(4);
    double[] genuine = random.doubles(2000).map(x -> 0.9 + 0.05 * random.nextGaussian()).toArray();
    double[] impostor =
        random.doubles(impostors).map(x -> 0.5 + 0.1 * random.nextGaussian()).toArray();
    return PairSimilarities.of(genuine, impostor);
  }

  @Test
  void shouldReachRatesThatCountingCannot() {
    // Given 200,000 impostor pairs; a normal tail has 1e-6 beyond 4.753 deviations
    Calibration calibration = CalibrationFit.of(pairs(200_000));

    assertThat(calibration.fmrAt(0.5 + 0.1 * 3.0902)).isCloseTo(1e-3, within(1e-4));
    assertThat(calibration.fmrAt(0.5 + 0.1 * 3.7190)).isCloseTo(1e-4, within(5e-5));
    assertThat(calibration.fmrAt(0.5 + 0.1 * 4.7534)).isBetween(1e-7, 5e-6);
  }

  @Test
  void shouldAgreeWithCountingWithinTheData() {
    PairSimilarities pairs = pairs(50_000);
    Calibration calibration = CalibrationFit.of(pairs);

    assertThat(calibration.fmrAt(0.6)).isCloseTo(pairs.falseAcceptRate(0.6), within(0.003));
    assertThat(calibration.fnmrAt(0.85)).isCloseTo(1 - pairs.validationRate(0.85), within(0.005));
  }

  @Test
  void shouldSayWhenThereAreTooFewPairs() {
    assertThat(CalibrationFit.canFit(pairs(1999))).isFalse();
    assertThat(CalibrationFit.canFit(pairs(2000))).isTrue();
  }
}
