package dev.sightline.evaluation;

/**
 * The 95 % score interval of a share (Wilson 1927, "Probable Inference, the Law of Succession, and
 * Statistical Inference"), valid also for few or no hits.
 *
 * @param lower the lower bound, in [0, 1]
 * @param upper the upper bound, in [0, 1]
 */
record BinomialInterval(double lower, double upper) {
  /** The 97.5 % quantile of the normal distribution. */
  private static final double Z = 1.959963984540054;

  /**
   * Computes the interval.
   *
   * @param hits the number of hits, at least 0
   * @param trials the number of independent trials, at least 1
   */
  static BinomialInterval of(long hits, long trials) {
    if (trials < 1 || hits < 0 || hits > trials) {
      throw new IllegalArgumentException(
          "a share needs 0 <= hits <= trials and a trial, found " + hits + " of " + trials);
    }
    double share = (double) hits / trials;
    double z2 = Z * Z / trials;
    double centre = (share + z2 / 2) / (1 + z2);
    double half = Z * Math.sqrt(share * (1 - share) / trials + z2 / (4 * trials)) / (1 + z2);
    return new BinomialInterval(Math.max(0, centre - half), Math.min(1, centre + half));
  }
}
