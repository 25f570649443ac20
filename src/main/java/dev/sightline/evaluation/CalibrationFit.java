package dev.sightline.evaluation;

import dev.sightline.embedding.Calibration;
import dev.sightline.embedding.ImpostorTail;
import dev.sightline.embedding.ScoreDistribution;
import java.util.Arrays;

/**
 * The fit of a {@link Calibration} to measured similarities: both distributions, and a generalised
 * Pareto distribution of the highest impostor similarities, because counting cannot reach rates
 * below one in the number of pairs.
 */
public final class CalibrationFit {
  /** The number of quantiles kept of each distribution. */
  private static final int QUANTILES = 201;

  /** The share of the impostor pairs that counts as their tail. */
  private static final double TAIL = 0.01;

  private CalibrationFit() {}

  /** Returns whether there are enough impostor pairs for a tail. */
  public static boolean canFit(PairSimilarities pairs) {
    return (int) (TAIL * pairs.impostor().length) >= GeneralizedPareto.FEWEST;
  }

  /**
   * Fits a calibration.
   *
   * @param pairs pairs with at least 2000 impostor pairs, so that the tail has 20
   * @throws IllegalArgumentException if there are fewer
   */
  public static Calibration of(PairSimilarities pairs) {
    double[] impostor = pairs.impostor();
    int excesses = (int) (TAIL * impostor.length);
    double threshold = impostor[Math.max(0, impostor.length - excesses - 1)];
    double[] excess =
        Arrays.stream(impostor, impostor.length - excesses, impostor.length)
            .map(similarity -> similarity - threshold)
            .toArray();
    GeneralizedPareto fit = GeneralizedPareto.fit(excess);
    return new Calibration(
        distribution(pairs.genuine()),
        distribution(impostor),
        new ImpostorTail(threshold, TAIL, fit.shape(), fit.scale()));
  }

  private static ScoreDistribution distribution(double[] similarities) {
    float[] values = new float[similarities.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) similarities[i];
    }
    return ScoreDistribution.of(values, QUANTILES);
  }
}
