package dev.sightline.embedding;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The distribution of the cosine similarities of one kind of pair, as evenly spaced quantiles.
 *
 * @param count the number of pairs measured
 * @param quantiles ascending, at least two: {@code quantiles[i]} is the similarity that a share of
 *     {@code i / (size − 1)} of the pairs lies below; first and last are the extremes
 */
public record ScoreDistribution(long count, List<Float> quantiles) {

  public ScoreDistribution {
    quantiles = List.copyOf(quantiles);
    if (count < 1 || quantiles.size() < 2) {
      throw new IllegalArgumentException(
          "a distribution needs pairs and at least 2 quantiles, found "
              + count
              + " and "
              + quantiles.size());
    }
    for (int i = 0; i < quantiles.size(); i++) {
      if (!Float.isFinite(quantiles.get(i)) || (i > 0 && quantiles.get(i) < quantiles.get(i - 1))) {
        throw new IllegalArgumentException(
            "quantiles must be finite and ascend, found " + quantiles.get(i) + " at " + i);
      }
    }
  }

  /**
   * Returns the distribution of measured similarities; quantiles between two of them are
   * interpolated.
   *
   * @param similarities at least one, in any order; not changed
   * @param points the number of quantiles to keep, at least 2
   */
  public static ScoreDistribution of(float[] similarities, int points) {
    float[] sorted = similarities.clone();
    Arrays.sort(sorted);
    List<Float> quantiles = new ArrayList<>(points);
    for (int i = 0; i < points; i++) {
      double position = (double) i / (points - 1) * (sorted.length - 1);
      int below = (int) position;
      int above = Math.min(below + 1, sorted.length - 1);
      quantiles.add((float) (sorted[below] + (position - below) * (sorted[above] - sorted[below])));
    }
    return new ScoreDistribution(sorted.length, quantiles);
  }

  /** Returns the share of pairs below a similarity, in [0, 1]. */
  public double shareBelow(double cosineSimilarity) {
    int last = quantiles.size() - 1;
    if (cosineSimilarity <= quantiles.get(0)) {
      return 0;
    }
    if (cosineSimilarity > quantiles.get(last)) {
      return 1;
    }
    int above = 1;
    while (quantiles.get(above) < cosineSimilarity) {
      above++;
    }
    float low = quantiles.get(above - 1);
    float high = quantiles.get(above);
    return (above - 1 + (cosineSimilarity - low) / (high - low)) / last;
  }

  /**
   * Returns the similarity that a share of the pairs lies below.
   *
   * @param share the share, in [0, 1]
   */
  public double quantile(double share) {
    if (!(share >= 0 && share <= 1)) {
      throw new IllegalArgumentException("a share must be in [0, 1], was " + share);
    }
    double position = share * (quantiles.size() - 1);
    int below = (int) position;
    int above = Math.min(below + 1, quantiles.size() - 1);
    return quantiles.get(below)
        + (position - below) * (quantiles.get(above) - quantiles.get(below));
  }
}
