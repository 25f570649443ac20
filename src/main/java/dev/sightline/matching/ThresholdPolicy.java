package dev.sightline.matching;

import dev.sightline.embedding.Calibration;
import java.util.Optional;
import java.util.OptionalDouble;

/** Chooses the threshold for a gallery's size. Pure: the same size gives the same threshold. */
@FunctionalInterface
public interface ThresholdPolicy {

  /**
   * @param templates how many templates a face is compared with, at least 0
   */
  Threshold forGalleryOf(int templates);

  /**
   * What one of the persons of a gallery has to reach by the best of their templates: as if all had
   * as many as this one. So every person is as likely as any other to be falsely named, however
   * many templates they have, and a stranger as likely as in a gallery where all have equally many.
   *
   * @param persons how many persons a face is compared with, at least 1
   * @param templates how many of them are this person's, at least 1
   */
  default Threshold forPerson(int persons, int templates) {
    return forGalleryOf((int) Math.min(Integer.MAX_VALUE, (long) persons * templates));
  }

  /**
   * The policy that the configuration asks for.
   *
   * @param calibration of the model whose embeddings are matched, if it has one
   * @throws IllegalArgumentException if there is neither a fixed threshold nor a calibration
   */
  static ThresholdPolicy of(MatchConfig config, Optional<Calibration> calibration) {
    if (config.threshold().isPresent()) {
      return fixed(config.threshold().getAsDouble());
    }
    return calibration
        .map(measured -> calibrated(measured, config.fpir()))
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "the model has no calibration, so match.threshold must be set"));
  }

  /**
   * The same cosine similarity for galleries of any size.
   *
   * @param cosineSimilarity in [−1, 1]
   */
  static ThresholdPolicy fixed(double cosineSimilarity) {
    return templates -> new Threshold((float) cosineSimilarity, OptionalDouble.empty(), templates);
  }

  /**
   * Grows with the gallery so that a stranger keeps the same chance of being named: with every
   * template a chance to be falsely alike, {@code FPIR ≈ 1 − (1 − FMR)^N} (ISO/IEC 19795-1). N
   * counts templates, not persons: each is another chance.
   *
   * @param fpir of strangers' faces, the share that may be named, in (0, 1)
   */
  static ThresholdPolicy calibrated(Calibration calibration, double fpir) {
    return templates ->
        new Threshold(
            calibration.thresholdFor(fpir, templates), OptionalDouble.of(fpir), templates);
  }
}
