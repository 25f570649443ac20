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

class MatchConfigTest {
  private static final OptionalDouble NONE = OptionalDouble.empty();

  @Test
  void shouldSayWhichKeyIsWrongAndWhatIsAllowed() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new MatchConfig(OptionalDouble.of(1.4), 0.003, NONE, 3, CameraCollections.all()))
        .withMessage("match.threshold must be in [-1.0, 1.0], was 1.4");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new MatchConfig(NONE, 0, NONE, 3, CameraCollections.all()))
        .withMessage("match.fpir must be above 0 and below 1, was 0.0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new MatchConfig(NONE, Double.NaN, NONE, 3, CameraCollections.all()))
        .withMessage("match.fpir must be above 0 and below 1, was NaN");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new MatchConfig(NONE, 0.003, OptionalDouble.of(-0.1), 3, CameraCollections.all()))
        .withMessage("match.margin must be in [0.0, 2.0], was -0.1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new MatchConfig(NONE, 0.003, NONE, 0, CameraCollections.all()))
        .withMessage("match.candidates must be at least 1, was 0");
  }

  @Test
  void shouldTakeAMarginThatFitsTheModelsScaleUnlessItIsSet() {
    // Given: half of the impostors are below 0.65, half of the genuine pairs below 0.9
    Optional<Calibration> calibration =
        Optional.of(
            new Calibration(
                new ScoreDistribution(100, List.of(0.8f, 0.9f, 1f)),
                new ScoreDistribution(100, List.of(0.5f, 0.65f, 0.8f)),
                new ImpostorTail(0.8, 0.01, 0, 0.02)));
    MatchConfig fixed =
        new MatchConfig(NONE, 0.003, OptionalDouble.of(0.2), 3, CameraCollections.all());

    // When, Then
    assertThat(MatchConfig.defaults().marginFor(calibration)).isCloseTo(0.0175, within(1e-6));
    assertThat(MatchConfig.defaults().marginFor(Optional.empty())).isEqualTo(0.01);
    assertThat(fixed.marginFor(calibration)).isEqualTo(0.2);
  }
}
