package dev.sightline.detection;

/** The rotation of a head, estimated from four landmarks. */
final class HeadPose {
  /** The distance of the nose tip in front of the line of the eyes, in distances of the eyes. */
  private static final double NOSE_DEPTH = 0.5;

  private HeadPose() {}

  /** Returns the angle of the line from the right eye to the left, in (−180, 180]. */
  static double rollDegrees(Landmarks landmarks) {
    Point right = landmarks.rightEye();
    Point left = landmarks.leftEye();
    return Math.toDegrees(Math.atan2(left.y() - right.y(), left.x() - right.x()));
  }

  /**
   * Estimates the turn about the vertical axis. If a head is turned by θ, the eyes are {@code e·cos
   * θ} apart and the nose tip lies {@code 0.5·e·sin θ} beside their middle, along their line; hence
   * θ.
   *
   * @return the angle in [−90, 90], positive towards the person's own left; 0 if eyes and nose
   *     coincide
   */
  static double yawDegrees(Landmarks landmarks) {
    Point right = landmarks.rightEye();
    Point left = landmarks.leftEye();
    Point nose = landmarks.noseTip();
    double eyesX = left.x() - right.x();
    double eyesY = left.y() - right.y();
    double distance = Math.hypot(eyesX, eyesY);
    if (distance == 0) {
      return 0;
    }
    double noseX = nose.x() - (left.x() + right.x()) / 2;
    double noseY = nose.y() - (left.y() + right.y()) / 2;
    double beside = (noseX * eyesX + noseY * eyesY) / distance;
    return Math.toDegrees(Math.atan(beside / (NOSE_DEPTH * distance)));
  }
}
