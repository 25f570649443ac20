package dev.sightline.detection;

import dev.sightline.frames.Pixels;

/**
 * The properties that make a face easy or hard to recognise, each on its own scale.
 *
 * @param sizePx the shorter side of the box, in pixels of the image
 * @param detectorScore the detection's score, in [0, 1]
 * @param sharpness the variance of the Laplacian of the grey values of the chip's inner part; 0 is
 *     flat, a sharp face has hundreds
 * @param brightness the mean grey value of the same part, in [0, 255]
 * @param rollDegrees the rotation of the eye line in the image plane, in (−180, 180]; 0 is upright
 * @param yawDegrees the turn to the side, in [−90, 90]; 0 is frontal, positive is towards the
 *     person's own left; without a mesh an estimate from the landmarks
 * @param genuineScore how genuine the face seems to the network against presentation attacks, in
 *     [0, 1]; null if it was not scored
 * @param mesh what the mesh shows; null without one, and in records older than it
 */
public record FaceQuality(
    float sizePx,
    float detectorScore,
    float sharpness,
    float brightness,
    float rollDegrees,
    float yawDegrees,
    Float genuineScore,
    MeshQuality mesh) {

  /** Creates the quality of a face without a mesh, not scored against presentation attacks. */
  public FaceQuality(
      float sizePx,
      float detectorScore,
      float sharpness,
      float brightness,
      float rollDegrees,
      float yawDegrees) {
    this(sizePx, detectorScore, sharpness, brightness, rollDegrees, yawDegrees, null, null);
  }

  /**
   * Measures the quality of a face.
   *
   * @param face the face in pixels of the image
   * @param chip the face aligned, upright
   */
  public static FaceQuality assess(DetectedFace face, Pixels chip) {
    GreyLevels grey = GreyLevels.ofInnerPart(chip);
    HeadPose pose = face.mesh().map(HeadPose::of).orElseGet(() -> HeadPose.of(face.landmarks()));
    return new FaceQuality(
        Math.min(face.box().width(), face.box().height()),
        face.score(),
        (float) grey.varianceOfLaplacian(),
        (float) grey.mean(),
        (float) pose.rollDegrees(),
        (float) pose.yawDegrees(),
        null,
        face.mesh().map(mesh -> quality(mesh, pose)).orElse(null));
  }

  private static MeshQuality quality(FaceMesh mesh, HeadPose pose) {
    return new MeshQuality(
        (float) pose.pitchDegrees(), (float) mesh.eyeOpenness(), (float) mesh.mouthOpenness());
  }

  /** Returns the quality with a score against presentation attacks. */
  public FaceQuality withGenuineScore(Float score) {
    return new FaceQuality(
        sizePx, detectorScore, sharpness, brightness, rollDegrees, yawDegrees, score, mesh);
  }
}
