package dev.sightline.embedding;

import java.util.Objects;

/**
 * The distributions of a model's cosine similarities, measured on persons it was not trained on.
 *
 * <p>A false match is a pair of different persons at or above the threshold. With N persons
 * enrolled, an impostor is compared N times: {@code FPIR ≈ 1 − (1 − FMR)^N} (ISO/IEC 19795-1).
 *
 * @param genuine similarities of pairs of one person
 * @param impostor similarities of pairs of two persons
 * @param tail the upper end of {@code impostor}
 */
public record Calibration(
    ScoreDistribution genuine, ScoreDistribution impostor, ImpostorTail tail) {

  public Calibration {
    Objects.requireNonNull(genuine, "genuine");
    Objects.requireNonNull(impostor, "impostor");
    Objects.requireNonNull(tail, "tail");
  }

  /**
   * Returns the false match rate at a threshold.
   *
   * @return the share of impostor pairs at or above it, in [0, 1]
   */
  public double fmrAt(double cosineSimilarity) {
    return cosineSimilarity >= tail.threshold()
        ? tail.shareAbove(cosineSimilarity)
        : 1 - impostor.shareBelow(cosineSimilarity);
  }

  /**
   * Returns the false non-match rate at a threshold.
   *
   * @return the share of genuine pairs below it, in [0, 1]
   */
  public double fnmrAt(double cosineSimilarity) {
    return genuine.shareBelow(cosineSimilarity);
  }

  /**
   * Returns the threshold at which an impostor is taken for an enrolled person at a given rate.
   *
   * @param fpir the false positive identification rate wanted, in (0, 1)
   * @param persons the number of persons enrolled, each compared once; 0 counts as 1
   * @return a cosine similarity in [−1, 1]; 1 if no lower one is strict enough
   */
  public float thresholdFor(double fpir, int persons) {
    if (!(fpir > 0 && fpir < 1)) {
      throw new IllegalArgumentException("an FPIR must be in (0, 1), was " + fpir);
    }
    if (persons < 0) {
      throw new IllegalArgumentException("a gallery cannot have " + persons + " persons");
    }
    double fmr = -Math.expm1(Math.log1p(-fpir) / Math.max(1, persons));
    double similarity = fmr <= tail.rate() ? tail.similarityAt(fmr) : impostor.quantile(1 - fmr);
    return (float) Math.max(-1, Math.min(1, similarity));
  }
}
