package dev.sightline.presence;

import dev.sightline.embedding.Calibration;
import dev.sightline.matching.MatchConfig;
import dev.sightline.matching.ThresholdPolicy;
import java.util.Optional;

/**
 * The thresholds for taking two sightings for one stranger's.
 *
 * @param alike the cosine similarity above which a sighting may belong to a stranger seen in
 *     several views, in [−1, 1]
 * @param veryAlike the cosine similarity above which it may belong to a stranger seen in one view
 *     only, which attracts every face in the same view; at least {@code alike}
 * @param oneView the cosine similarity above which two sightings count as one view; at least {@code
 *     alike}
 * @param mostSightings the number of sightings kept per stranger, at least 2
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
          "a stranger must keep at least 2 sightings, was " + mostSightings);
    }
  }

  /**
   * Creates the thresholds from the configuration and the model's calibration. Without a
   * calibration, the fixed match threshold is used.
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
   * Creates the thresholds from a calibration: false match rates of 5 · 10⁻⁵ and 5 · 10⁻⁶, because
   * a sighting is compared with all strangers. One in ten pairs of one person counts as one view.
   * Keeps 12 sightings of a stranger.
   */
  public static StrangerConfig from(Calibration calibration) {
    float alike = calibration.thresholdFor(5e-5, 1);
    float veryAlike = calibration.thresholdFor(5e-6, 1);
    float oneView = (float) Math.max(alike, calibration.genuine().quantile(0.9));
    return new StrangerConfig(alike, veryAlike, oneView, MAX_SIGHTINGS);
  }
}
