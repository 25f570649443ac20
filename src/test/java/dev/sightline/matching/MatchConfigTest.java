package dev.sightline.matching;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class MatchConfigTest {
  private static final OptionalDouble NO_THRESHOLD = OptionalDouble.empty();

  @Test
  void shouldSayWhichKeyIsWrongAndWhatIsAllowed() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new MatchConfig(OptionalDouble.of(1.4), 0.003, 0.01, 3, CameraCollections.all()))
        .withMessage("match.threshold must be in [-1.0, 1.0], was 1.4");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new MatchConfig(NO_THRESHOLD, 0, 0.01, 3, CameraCollections.all()))
        .withMessage("match.fpir must be above 0 and below 1, was 0.0");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new MatchConfig(NO_THRESHOLD, Double.NaN, 0.01, 3, CameraCollections.all()))
        .withMessage("match.fpir must be above 0 and below 1, was NaN");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new MatchConfig(NO_THRESHOLD, 0.003, -0.1, 3, CameraCollections.all()))
        .withMessage("match.margin must be in [0.0, 2.0], was -0.1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new MatchConfig(NO_THRESHOLD, 0.003, 0.01, 0, CameraCollections.all()))
        .withMessage("match.candidates must be at least 1, was 0");
  }
}
