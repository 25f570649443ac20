package dev.sightline.presence;

import dev.sightline.embedding.Calibration;
import dev.sightline.matching.MatchConfig;
import dev.sightline.matching.ThresholdPolicy;
import java.util.Optional;

/**
 * When two sightings are one stranger's.
 *
 * @param alike the cosine similarity from which a sighting may be a stranger's who has been seen in
 *     several ways, in [−1, 1]
 * @param veryAlike the cosine similarity from which it may be a stranger's who has been seen in one
 *     way only: such a stranger attracts everybody seen in that way; at least {@code alike}
 * @param oneView the cosine similarity from which two sightings show one way of being seen; at
 *     least {@code alike}
 * @param mostSightings how many sightings of a stranger are kept, at least 2
 */
public record StrangerConfig(float alike, float veryAlike, float oneView, int mostSightings) {

  private static final int MAX_SIGHTINGS = 12;

  public StrangerConfig {
    if (!(alike >= -1 && veryAlike >= alike && oneView >= alike && veryAlike <= 1)) {
      throw new IllegalArgumentException(
          "strangers need -1 <= alike <= veryAlike <= 1 and oneView >= alike, were "
              + alike
              + ", "
              + veryAlike
              + " and "
              + oneView);
    }
    if (mostSightings < 2) {
      throw new IllegalArgumentException(
          "of a stranger at least 2 sightings are kept, was " + mostSightings);
    }
  }

  /**
   * From what the configuration and the model offer: without a calibration, the fixed threshold
   * from which a face is named.
   *
   * @throws IllegalArgumentException if there is neither a calibration nor a fixed threshold
   */
  public static StrangerConfig of(MatchConfig matching, Optional<Calibration> calibration) {
    if (calibration.isPresent()) {
      return from(calibration.get());
    }
    float alike = ThresholdPolicy.of(matching, calibration).forGalleryOf(1).cosineSimilarity();
    return new StrangerConfig(alike, alike, alike, MAX_SIGHTINGS);
  }

  /**
   * From what a model's similarities mean: false match rates of 5 · 10⁻⁵ and 5 · 10⁻⁶, for a
   * sighting is compared with all strangers; one in ten pairs of one person shows one view. Keeps
   * 12 sightings of a stranger.
   */
  public static StrangerConfig from(Calibration calibration) {
    float alike = calibration.thresholdFor(5e-5, 1);
    float veryAlike = calibration.thresholdFor(5e-6, 1);
    float oneView = (float) Math.max(alike, calibration.genuine().quantile(0.9));
    return new StrangerConfig(alike, veryAlike, oneView, MAX_SIGHTINGS);
  }
}
