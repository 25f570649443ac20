package dev.sightline.presence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.sightline.embedding.Calibration;
import dev.sightline.embedding.ImpostorTail;
import dev.sightline.embedding.ScoreDistribution;
import java.util.List;
import org.junit.jupiter.api.Test;

class LikenessTest {

  @Test
  void shouldFallFromTheThresholdToTypicalStrangers() {
    Likeness wide = new Likeness(0.4f, 0);

    assertThat(wide.evidence(1)).isEqualTo(1);
    assertThat(wide.evidence(0.4f)).isZero();
    assertThat(wide.evidence(0.2f)).isEqualTo(-0.5);
    assertThat(wide.evidence(0)).isEqualTo(-1);
    assertThat(wide.evidence(-0.3f)).isEqualTo(-1);
  }

  @Test
  void shouldTakeTheStrangersThatWereMeasured() {
    Calibration calibration = calibration(0.75f);

    assertThat(Likeness.of(0.9f, calibration)).isEqualTo(new Likeness(0.9f, 0.75f));
    assertThat(Likeness.of(0.6f, calibration)).isEqualTo(Likeness.around(0.6f));
  }

  @Test
  void shouldRejectAScaleThatNothingExceedsOrStrangersReach() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Likeness(1, 0))
        .withMessageContaining("was 1.0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Likeness(0.5f, 0.5f))
        .withMessageContaining("less alike than 0.5, was 0.5");
  }

  private static Calibration calibration(float median) {
    return new Calibration(
        new ScoreDistribution(9, List.of(0.8f, 0.9f, 1f)),
        new ScoreDistribution(9, List.of(0.5f, median, 0.95f)),
        new ImpostorTail(0.95, 0.01, 0, 0.01));
  }
}
