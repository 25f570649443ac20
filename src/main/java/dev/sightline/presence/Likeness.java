package dev.sightline.presence;

import dev.sightline.embedding.Calibration;

/**
 * The scale on which a camera's faces are compared: what their cosine similarity says about whether
 * they are one person's. Models differ in it: one may spread strangers around 0, another around
 * 0.8.
 *
 * @param alike the cosine similarity above which two faces are taken to be one person's, below 1
 * @param different the cosine similarity of two typical strangers, below {@code alike}
 */
public record Likeness(float alike, float different) {

  public Likeness {
    if (!(alike > -1 && alike < 1)) {
      throw new IllegalArgumentException(
          "two faces are alike from a cosine similarity in (-1, 1), was " + alike);
    }
    if (!(different < alike)) {
      throw new IllegalArgumentException(
          "strangers must be less alike than " + alike + ", was " + different);
    }
  }

  /** Returns a scale that falls below the threshold as it rises above it. */
  public static Likeness around(float alike) {
    return new Likeness(alike, 2 * alike - 1);
  }

  /** Returns a scale on which half of the pairs of strangers that were measured reach −1. */
  static Likeness of(float alike, Calibration calibration) {
    float median = (float) calibration.impostor().quantile(0.5);
    return median < alike ? new Likeness(alike, median) : around(alike);
  }

  /**
   * Returns the evidence of a cosine similarity: 0 at the threshold, 1 for equal faces, −1 for two
   * typical strangers or anything less alike.
   */
  double evidence(float cosineSimilarity) {
    double above = cosineSimilarity - alike;
    return Math.max(-1, Math.min(1, above / (above < 0 ? alike - different : 1 - alike)));
  }
}
