package dev.sightline.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CalibrationTest {
  private static final Offset<Double> EXACT = Offset.offset(1e-9);

  /** Impostors even between 0.5 and 0.7, then a tail of 1 %; genuine even between 0.8 and 1. */
  private static Calibration withShape(double shape) {
    return new Calibration(
        new ScoreDistribution(1000, List.of(0.8f, 0.85f, 0.9f, 0.95f, 1f)),
        new ScoreDistribution(100_000, List.of(0.5f, 0.6f, 0.7f)),
        new ImpostorTail(0.698, 0.01, shape, 0.02));
  }

  @Test
  void shouldReadRatesOffTheDistributionsBody() {
    Calibration calibration = withShape(0);

    assertThat(calibration.fmrAt(0.55)).isCloseTo(0.75, Offset.offset(1e-6));
    assertThat(calibration.fmrAt(0.4)).isEqualTo(1);
    assertThat(calibration.fnmrAt(0.875)).isCloseTo(0.375, Offset.offset(1e-6));
    assertThat(calibration.fnmrAt(0.3)).isZero();
  }

  @Test
  void shouldFollowTheExponentialTail() {
    // One scale above the threshold: 0.01 · e⁻¹.
    assertThat(withShape(0).fmrAt(0.718)).isCloseTo(0.01 * Math.exp(-1), EXACT);
  }

  @Test
  void shouldFollowTheParetoTail() {
    // ξ = 0.5, one scale above: 0.01 · (1 + 0.5)⁻² = 0.01 / 2.25.
    assertThat(withShape(0.5).fmrAt(0.718)).isCloseTo(0.01 / 2.25, EXACT);
    // ξ = −0.5 ends at u − σ/ξ = 0.698 + 0.04.
    assertThat(withShape(-0.5).fmrAt(0.739)).isZero();
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.3, 0, 0.2})
  void shouldFindTheThresholdThatItsOwnRateNames(double shape) {
    Calibration calibration = withShape(shape);

    for (int persons : new int[] {1, 10, 500, 100_000}) {
      float threshold = calibration.thresholdFor(0.003, persons);
      double fpir = 1 - Math.pow(1 - calibration.fmrAt(threshold), persons);
      if (threshold < 1) {
        assertThat(fpir).isCloseTo(0.003, Offset.offset(1e-5));
      }
    }
  }

  @Test
  void shouldAskMoreOfALargerGalleryAndNeverMoreThanOne() {
    Calibration calibration = withShape(0.5);

    float small = calibration.thresholdFor(0.003, 10);
    float large = calibration.thresholdFor(0.003, 1000);

    assertThat(large).isGreaterThan(small).isLessThanOrEqualTo(1);
    assertThat(calibration.thresholdFor(1e-9, 1_000_000)).isEqualTo(1);
    assertThat(calibration.thresholdFor(0.003, 0)).isEqualTo(calibration.thresholdFor(0.003, 1));
  }

  @Test
  void shouldTakeALenientRateFromTheBody() {
    // FMR 0.5 is the impostors' median.
    assertThat(withShape(0).thresholdFor(0.5, 1)).isCloseTo(0.6f, Offset.offset(1e-6f));
  }

  @Test
  void shouldRefuseRatesAndCountsThatAreNone() {
    assertThatThrownBy(() -> withShape(0).thresholdFor(1, 5))
        .hasMessage("an FPIR must be in (0, 1), was 1.0");
    assertThatThrownBy(() -> withShape(0).thresholdFor(0.1, -1)).hasMessageContaining("-1 persons");
    assertThatThrownBy(() -> new ImpostorTail(0.5, 0.01, 0, 0)).hasMessageContaining("found 0.5");
  }

  @Test
  void shouldKeepTheQuantilesOfMeasuredSimilarities() {
    // Given
    float[] similarities = {0.4f, 0f, 0.3f, 0.1f, 0.2f};

    // When
    ScoreDistribution distribution = ScoreDistribution.of(similarities, 3);

    // Then
    assertThat(distribution).isEqualTo(new ScoreDistribution(5, List.of(0f, 0.2f, 0.4f)));
    assertThat(distribution.shareBelow(0.3)).isCloseTo(0.75, Offset.offset(1e-6));
    assertThat(distribution.quantile(0.25)).isCloseTo(0.1, Offset.offset(1e-6));
  }

  @Test
  void shouldRefuseQuantilesThatDescend() {
    assertThatThrownBy(() -> new ScoreDistribution(5, List.of(0.2f, 0.1f)))
        .hasMessage("quantiles must be finite and ascend, found 0.1 at 1");
  }
}
