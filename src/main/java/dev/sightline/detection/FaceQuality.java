package dev.sightline.detection;

import dev.sightline.frames.Pixels;

/**
 * What makes a face easy or hard to recognise, each part on its own scale.
 *
 * @param sizePx the shorter side of the box, in pixels of the image
 * @param detectorScore in [0, 1]
 * @param sharpness variance of the Laplacian of the grey values of the chip's inner part; 0 is
 *     flat, a sharp face has hundreds
 * @param brightness mean grey value of the same part, in [0, 255]
 * @param rollDegrees rotation of the eye line in the image plane, in (−180, 180]; 0 is upright
 * @param yawDegrees estimate of the turn to the side from the landmarks, in [−90, 90]; 0 is
 *     frontal, positive is towards the person's own left
 */
public record FaceQuality(
    float sizePx,
    float detectorScore,
    float sharpness,
    float brightness,
    float rollDegrees,
    float yawDegrees) {

  /**
   * Assesses a face.
   *
   * @param face in pixels of the image
   * @param chip the face aligned, upright
   */
  public static FaceQuality assess(DetectedFace face, Pixels chip) {
    GreyLevels grey = GreyLevels.ofInnerPart(chip);
    return new FaceQuality(
        Math.min(face.box().width(), face.box().height()),
        face.score(),
        (float) grey.varianceOfLaplacian(),
        (float) grey.mean(),
        (float) HeadPose.rollDegrees(face.landmarks()),
        (float) HeadPose.yawDegrees(face.landmarks()));
  }
}
