package dev.sightline.gallery;

import dev.sightline.embedding.Calibration;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The requirements for a picture to be enrolled. The limits reject pictures that make strangers
 * look alike, not ordinary photographs.
 *
 * @param minFacePx {@code enroll.min.face.px}: the smallest shorter side of the face's box, in
 *     pixels of the picture
 * @param minSharpness {@code enroll.min.sharpness}: the lowest variance of the Laplacian of the
 *     chip's grey values
 * @param minBrightness {@code enroll.min.brightness}: the lowest mean grey value of the chip, in
 *     [0, 255)
 * @param maxBrightness {@code enroll.max.brightness}: the highest, above the minimum, at most 255
 * @param maxYawDegrees {@code enroll.max.yaw.degrees}: how far the face may turn to either side, in
 *     (0, 90]
 * @param maxOtherFaceShare {@code enroll.max.other.face.share}: how large the second largest face
 *     of a picture may be, as a share of the largest's side, in (0, 1]
 * @param nearDuplicateSimilarity {@code enroll.near.duplicate.similarity}: the cosine similarity
 *     above which two templates of a person are reported as near duplicates, in [−1, 1]; if empty,
 *     it follows from the model's calibration
 */
public record EnrolmentConfig(
    double minFacePx,
    double minSharpness,
    double minBrightness,
    double maxBrightness,
    double maxYawDegrees,
    double maxOtherFaceShare,
    OptionalDouble nearDuplicateSimilarity) {

  private static final double UNMEASURED_NEAR_DUPLICATE = 0.99;

  public EnrolmentConfig {
    require(minFacePx >= 1, "enroll.min.face.px must be at least 1", minFacePx);
    require(minSharpness >= 0, "enroll.min.sharpness must not be negative", minSharpness);
    require(
        minBrightness >= 0 && minBrightness < 255,
        "enroll.min.brightness must be in [0, 255)",
        minBrightness);
    require(
        maxBrightness > minBrightness && maxBrightness <= 255,
        "enroll.max.brightness must be above enroll.min.brightness and at most 255",
        maxBrightness);
    require(
        maxYawDegrees > 0 && maxYawDegrees <= 90,
        "enroll.max.yaw.degrees must be in (0, 90]",
        maxYawDegrees);
    require(
        maxOtherFaceShare > 0 && maxOtherFaceShare <= 1,
        "enroll.max.other.face.share must be in (0, 1]",
        maxOtherFaceShare);
    nearDuplicateSimilarity.ifPresent(
        similarity ->
            require(
                Math.abs(similarity) <= 1,
                "enroll.near.duplicate.similarity must be in [-1, 1]",
                similarity));
  }

  public static EnrolmentConfig defaults() {
    return new EnrolmentConfig(40, 5, 40, 220, 50, 0.6, OptionalDouble.empty());
  }

  /**
   * Returns the similarity of near duplicates for a model: the configured one, or the one that a
   * single pair in a hundred of one person's pictures exceeds.
   *
   * @param calibration the model's calibration, if it has one
   */
  public double nearDuplicateFor(Optional<Calibration> calibration) {
    return nearDuplicateSimilarity.orElseGet(
        () ->
            calibration
                .map(measured -> measured.genuine().quantile(0.99))
                .orElse(UNMEASURED_NEAR_DUPLICATE));
  }

  private static void require(boolean met, String rule, double found) {
    if (!met) {
      throw new IllegalArgumentException(rule + ", was " + found);
    }
  }
}
