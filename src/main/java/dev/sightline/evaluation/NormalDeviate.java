package dev.sightline.evaluation;

/**
 * The standard normal deviate of a rate, the axis of DET curves: on it the errors of two normal
 * distributions make a straight line (Martin et al. 1997, "The DET Curve in Assessment of Detection
 * Task Performance").
 */
final class NormalDeviate {
  private static final int HALVINGS = 60;
  private static final double LARGEST = 8;

  private NormalDeviate() {}

  /**
   * Returns the x with {@code Φ(x) = rate}, to about 1e-7.
   *
   * @param rate the rate, in (0, 1)
   */
  static double of(double rate) {
    double low = -LARGEST;
    double high = LARGEST;
    for (int i = 0; i < HALVINGS; i++) {
      double middle = (low + high) / 2;
      if (distribution(middle) < rate) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return (low + high) / 2;
  }

  /** Returns Φ(x) (Abramowitz and Stegun 1964, equation 26.2.17; absolute error below 7.5e-8). */
  static double distribution(double x) {
    double t = 1 / (1 + 0.2316419 * Math.abs(x));
    double polynomial =
        t
            * (0.319381530
                + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
    double upper = Math.exp(-x * x / 2) / Math.sqrt(2 * Math.PI) * polynomial;
    return x >= 0 ? 1 - upper : upper;
  }
}
