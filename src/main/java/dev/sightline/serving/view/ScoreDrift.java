package dev.sightline.serving.view;

import dev.sightline.embedding.Calibration;
import java.util.List;

/**
 * How far the unknown visits of a deployment depart from what the calibration of its model
 * predicts. Pure.
 *
 * <p>The calibration and the number of templates give the similarity to the nearest template that a
 * share of {@value #EXPECTED} of strangers reaches. If clearly more unknown visits reach it,
 * strangers resemble enrolled persons more than in the calibration, or enrolled persons are missed.
 *
 * @param visits the number of unknown visits
 * @param cosineSimilarity the similarity that a share of {@value #EXPECTED} should reach
 * @param observed the share of the visits that reaches it; 0 without visits
 * @param verdict what follows
 */
public record ScoreDrift(int visits, double cosineSimilarity, double observed, Verdict verdict) {
  /** The share of strangers' visits that is expected at or above the similarity. */
  public static final double EXPECTED = 0.1;

  static final int MIN_VISITS = 50;

  private static final double MAX_RATIO = 2;
  private static final double STANDARD_ERRORS = 2;

  /** Whether the visits depart from the calibration. */
  public enum Verdict {
    /** There are fewer than 50 visits. */
    TOO_FEW,
    /** They do not. */
    AS_CALIBRATED,
    /** More than twice the expected share reaches the similarity, by more than chance. */
    DRIFTED
  }

  /**
   * Compares visits with a calibration.
   *
   * @param best the cosine similarity of the best shot of each unknown visit and its nearest
   *     template
   * @param templates the number of templates that the visits were compared with
   */
  public static ScoreDrift of(Calibration calibration, List<Float> best, int templates) {
    double limit = calibration.thresholdFor(EXPECTED, templates);
    double observed =
        best.isEmpty()
            ? 0
            : (double) best.stream().filter(cosine -> cosine >= limit).count() / best.size();
    return new ScoreDrift(best.size(), limit, observed, verdict(best.size(), observed));
  }

  private static Verdict verdict(int visits, double observed) {
    if (visits < MIN_VISITS) {
      return Verdict.TOO_FEW;
    }
    double chance = STANDARD_ERRORS * Math.sqrt(observed * (1 - observed) / visits);
    return observed - chance > MAX_RATIO * EXPECTED ? Verdict.DRIFTED : Verdict.AS_CALIBRATED;
  }
}
