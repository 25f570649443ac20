package dev.sightline.evaluation;

import java.util.Arrays;

/**
 * A generalised Pareto distribution of the excess of a quantity over a high threshold, the limit
 * law of tails: {@code P(X > x) = (1 + shape · x / scale)^(−1/shape)}, or {@code exp(−x / scale)}
 * where the shape is 0 (Pickands 1975).
 *
 * @param scale positive, in the unit of the quantity
 * @param shape below 1; negative for a tail that ends at {@code −scale / shape}
 */
public record GeneralizedPareto(double scale, double shape) {
  /** The smallest number of excesses to which a tail is fitted. */
  static final int FEWEST = 20;

  public GeneralizedPareto {
    if (!(scale > 0 && shape < 1)) {
      throw new IllegalArgumentException(
          "a generalised Pareto needs scale > 0 and shape < 1, was " + scale + " and " + shape);
    }
  }

  /**
   * Fits the excesses by probability-weighted moments, which for a few hundred excesses are
   * steadier than maximum likelihood. With {@code a0} the mean and {@code a1} the mean weighted by
   * the chance to be exceeded, {@code shape = 2 − a0 / (a0 − 2·a1)} and {@code scale = 2·a0·a1 /
   * (a0 − 2·a1)} (Hosking and Wallis 1987, equation 9, with their k = −shape).
   *
   * @param excesses at least 20, not negative, not all equal
   */
  public static GeneralizedPareto fit(double[] excesses) {
    if (excesses.length < FEWEST) {
      throw new IllegalArgumentException(
          "a tail is fitted to at least " + FEWEST + " excesses, found " + excesses.length);
    }
    double[] ascending = excesses.clone();
    Arrays.sort(ascending);
    if (ascending[0] < 0) {
      throw new IllegalArgumentException("an excess is not negative, found " + ascending[0]);
    }
    int n = ascending.length;
    double mean = 0;
    double weighted = 0;
    for (int i = 0; i < n; i++) {
      mean += ascending[i] / n;
      weighted += ascending[i] * (n - 1 - i) / (n - 1) / n;
    }
    double difference = mean - 2 * weighted;
    return new GeneralizedPareto(2 * mean * weighted / difference, 2 - mean / difference);
  }
}
