package dev.sightline.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.sightline.embedding.Calibration;
import dev.sightline.embedding.ImpostorTail;
import dev.sightline.embedding.ScoreDistribution;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class ThresholdPolicyTest {
  private static final MatchConfig DEFAULTS = MatchConfig.defaults();

  /** An impostor pair is above s ≥ 0.8 with {@code 0.01 · exp(−(s − 0.8) / 0.02)}. */
  private static final Calibration CALIBRATION =
      new Calibration(
          new ScoreDistribution(100, List.of(0.85f, 1f)),
          new ScoreDistribution(100, List.of(0.5f, 0.8f)),
          new ImpostorTail(0.8, 0.01, 0, 0.02));

  @Test
  void shouldKeepAFixedThreshold() {
    // Given
    MatchConfig config =
        new MatchConfig(
            OptionalDouble.of(0.91), 0.003, OptionalDouble.empty(), 3, CameraCollections.all());

    // When
    ThresholdPolicy policy = ThresholdPolicy.of(config, Optional.of(CALIBRATION));

    // Then
    assertThat(policy.forGalleryOf(7)).isEqualTo(new Threshold(0.91f, OptionalDouble.empty(), 7));
    assertThat(policy.forGalleryOf(70_000).cosineSimilarity()).isEqualTo(0.91f);
  }

  @Test
  void shouldRaiseTheThresholdAsTheGalleryGrows() {
    // Given
    ThresholdPolicy policy = ThresholdPolicy.of(DEFAULTS, Optional.of(CALIBRATION));

    // When
    Threshold ofOne = policy.forGalleryOf(1);
    Threshold ofThousand = policy.forGalleryOf(1_000);

    // Then: 0.8 + 0.02 · ln(0.01 / 0.003) = 0.8241; N times as many chances add 0.02 · ln N
    assertThat(ofOne.cosineSimilarity()).isCloseTo(0.8241f, within(1e-4f));
    assertThat(ofThousand.cosineSimilarity())
        .isCloseTo((float) (0.8241 + 0.02 * Math.log(1_000)), within(2e-4f));
    assertThat(ofThousand.fpirTarget()).hasValue(0.003);
    assertThat(ofThousand.templates()).isEqualTo(1_000);
  }

  @Test
  void shouldHoldTheChanceOfAStrangerToBeNamed() {
    // Given
    ThresholdPolicy policy = ThresholdPolicy.of(DEFAULTS, Optional.of(CALIBRATION));

    for (int templates : new int[] {1, 50, 500, 5_000}) {
      // When
      double fmr = CALIBRATION.fmrAt(policy.forGalleryOf(templates).cosineSimilarity());

      // Then
      assertThat(1 - Math.pow(1 - fmr, templates)).isCloseTo(0.003, within(1e-4));
    }
  }

  @Test
  void shouldAskForAThresholdWhereTheModelHasNoCalibration() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ThresholdPolicy.of(DEFAULTS, Optional.empty()))
        .withMessageContaining("match.threshold must be set");
  }
}
