package dev.sightline.embedding;

import java.util.Locale;

/**
 * The upper end of the impostor similarities: a generalised Pareto distribution over a high
 * threshold. It reaches false match rates too low to be measured by counting pairs.
 *
 * <p>{@code P(S > s) = rate · (1 + ξ (s − u) / σ)^(−1/ξ)} for {@code s ≥ u}, with {@code ξ = 0}
 * meaning {@code rate · exp(−(s − u) / σ)} (Pickands 1975; Coles 2001, An Introduction to
 * Statistical Modeling of Extreme Values, section 4.2).
 *
 * @param threshold u, the cosine similarity where the tail begins
 * @param rate the share of impostor pairs above u, in (0, 1)
 * @param shape ξ; below 0 the tail ends at {@code u − σ/ξ}
 * @param scale σ, positive
 */
public record ImpostorTail(double threshold, double rate, double shape, double scale) {
  private static final double EXPONENTIAL = 1e-9;

  public ImpostorTail {
    if (!(Math.abs(threshold) <= 1 && rate > 0 && rate < 1 && scale > 0)
        || !Double.isFinite(shape)
        || !Double.isFinite(scale)) {
      throw new IllegalArgumentException(
          "a tail needs a threshold in [-1, 1], a rate in (0, 1), a finite shape and a positive"
              + String.format(
                  Locale.ROOT, " scale, found %s, %s, %s, %s", threshold, rate, shape, scale));
    }
  }

  /**
   * Returns the share of impostor pairs above a similarity.
   *
   * @param cosineSimilarity at least {@link #threshold()}
   */
  double shareAbove(double cosineSimilarity) {
    double excess = (cosineSimilarity - threshold) / scale;
    if (Math.abs(shape) < EXPONENTIAL) {
      return rate * Math.exp(-excess);
    }
    double base = 1 + shape * excess;
    return base <= 0 ? 0 : rate * Math.pow(base, -1 / shape);
  }

  /**
   * Returns the similarity that a share of the impostor pairs lies above.
   *
   * @param share in (0, {@link #rate()}]
   */
  double similarityAt(double share) {
    double ratio = share / rate;
    double excess =
        Math.abs(shape) < EXPONENTIAL ? -Math.log(ratio) : (Math.pow(ratio, -shape) - 1) / shape;
    return threshold + scale * excess;
  }
}
