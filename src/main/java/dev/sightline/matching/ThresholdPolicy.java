package dev.sightline.matching;

import dev.sightline.embedding.Calibration;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A rule that gives the threshold for a gallery's size. Pure: the same size gives the same
 * threshold.
 */
@FunctionalInterface
public interface ThresholdPolicy {

  /**
   * Returns the threshold for a gallery.
   *
   * @param templates the number of templates a face is compared with, at least 0
   */
  Threshold forGalleryOf(int templates);

  /**
   * Returns the threshold for one person's best template: the threshold as if every person had as
   * many templates. So all persons are equally likely to be named falsely, however many templates
   * they have. A stranger is named as often as in a gallery where all persons have equally many.
   *
   * @param persons the number of persons a face is compared with, at least 1
   * @param templates the number of this person's templates, at least 1
   */
  default Threshold forPerson(int persons, int templates) {
    return forGalleryOf((int) Math.min(Integer.MAX_VALUE, (long) persons * templates));
  }

  /**
   * Creates the policy for a configuration.
   *
   * @param calibration the calibration of the model whose embeddings are matched, if it has one
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
   * Returns a policy with the same cosine similarity for galleries of any size.
   *
   * @param cosineSimilarity the threshold, in [−1, 1]
   */
  static ThresholdPolicy fixed(double cosineSimilarity) {
    return templates -> new Threshold((float) cosineSimilarity, OptionalDouble.empty(), templates);
  }

  /**
   * Returns a policy that grows with the gallery, so that a stranger keeps the same chance of being
   * named. Every template is one more chance of a false match: {@code FPIR ≈ 1 − (1 − FMR)^N}
   * (ISO/IEC 19795-1), where N counts templates, not persons.
   *
   * @param fpir the share of strangers' faces that may be named, in (0, 1)
   */
  static ThresholdPolicy calibrated(Calibration calibration, double fpir) {
    return templates ->
        new Threshold(
            calibration.thresholdFor(fpir, templates), OptionalDouble.of(fpir), templates);
  }
}
