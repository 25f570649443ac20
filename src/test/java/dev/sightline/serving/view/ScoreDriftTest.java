package dev.sightline.serving.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.embedding.Calibration;
import dev.sightline.embedding.ImpostorTail;
import dev.sightline.embedding.ScoreDistribution;
import dev.sightline.serving.view.ScoreDrift.Verdict;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ScoreDriftTest {
  /** Impostors are spread evenly over [0, 0.5], so a tenth of them reaches 0.45. */
  private static final Calibration CALIBRATION =
      new Calibration(
          new ScoreDistribution(100, List.of(0.4f, 1f)),
          new ScoreDistribution(1000, List.of(0f, 0.5f)),
          new ImpostorTail(0.495, 0.01, 0, 0.01));

  @Test
  void shouldCompareWithTheSimilarityThatATenthOfStrangersReaches() {
    ScoreDrift drift = ScoreDrift.of(CALIBRATION, visits(90, 0.44f, 10, 0.46f), 1);

    assertThat(drift.cosineSimilarity()).isCloseTo(0.45, offset());
    assertThat(drift.observed()).isCloseTo(0.1, offset());
    assertThat(drift.verdict()).isEqualTo(Verdict.AS_CALIBRATED);
  }

  @Test
  void shouldExpectHigherSimilaritiesOfALargerGallery() {
    // With 10 templates, 1 − (1 − FMR)^10 = 0.1 at an FMR of 0.01048: 0.5 − 0.00524.
    ScoreDrift drift = ScoreDrift.of(CALIBRATION, visits(60, 0.46f, 40, 0.2f), 10);

    assertThat(drift.cosineSimilarity()).isCloseTo(0.4948, offset());
    assertThat(drift.observed()).isZero();
    assertThat(drift.verdict()).isEqualTo(Verdict.AS_CALIBRATED);
  }

  @Test
  void shouldWarnOnceMoreThanTwiceTheExpectedShareReachesItBeyondChance() {
    // 100 visits: 0.28 − 2 · 0.0449 = 0.190; 0.30 − 2 · 0.0458 = 0.208.
    assertThat(ScoreDrift.of(CALIBRATION, visits(72, 0.1f, 28, 0.46f), 1).verdict())
        .isEqualTo(Verdict.AS_CALIBRATED);
    assertThat(ScoreDrift.of(CALIBRATION, visits(70, 0.1f, 30, 0.46f), 1).verdict())
        .isEqualTo(Verdict.DRIFTED);
  }

  @Test
  void shouldJudgeNothingByFewVisits() {
    assertThat(ScoreDrift.of(CALIBRATION, visits(0, 0, 49, 0.49f), 1).verdict())
        .isEqualTo(Verdict.TOO_FEW);
    assertThat(ScoreDrift.of(CALIBRATION, visits(0, 0, 50, 0.49f), 1).verdict())
        .isEqualTo(Verdict.DRIFTED);
    assertThat(ScoreDrift.of(CALIBRATION, List.of(), 1).observed()).isZero();
  }

  private static List<Float> visits(int below, float low, int above, float high) {
    return Stream.concat(
            Collections.nCopies(below, low).stream(), Collections.nCopies(above, high).stream())
        .toList();
  }

  private static org.assertj.core.data.Offset<Double> offset() {
    return org.assertj.core.data.Offset.offset(1e-4);
  }
}
