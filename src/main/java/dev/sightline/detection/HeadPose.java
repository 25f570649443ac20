package dev.sightline.detection;

/**
 * The rotation of a head: first by the yaw about the vertical axis, then by the pitch about the
 * line of the ears, then by the roll in the image plane.
 *
 * @param yawDegrees the turn to the side, in [−90, 90]; 0 is frontal, positive is towards the
 *     person's own left
 * @param pitchDegrees the turn up, in [−90, 90]; negative is down; the mean of frontal photographs
 *     is about 0
 * @param rollDegrees the rotation in the image plane, in (−180, 180]; 0 is upright, positive is
 *     clockwise
 */
record HeadPose(double yawDegrees, double pitchDegrees, double rollDegrees) {
  /** The distance of the nose tip in front of the line of the eyes, in distances of the eyes. */
  private static final double NOSE_DEPTH = 0.5;

  /** Points on the right side of the face, and those opposite: the corners of eyes, and temples. */
  private static final int[][] RIGHT_TO_LEFT = {
    {33, 263}, {133, 362}, {127, 356}, {234, 454}, {93, 323}, {54, 284}
  };

  /** Points on the forehead, and those to the base of the nose below them. */
  private static final int[][] TOP_TO_BOTTOM = {{10, 2}, {151, 2}, {9, 2}, {109, 98}, {338, 327}};

  /** Computes the rotation from the points of a mesh, up to its size and place. */
  static HeadPose of(FaceMesh mesh) {
    double[] across = unit(sum(mesh, RIGHT_TO_LEFT));
    double[] down = sum(mesh, TOP_TO_BOTTOM);
    double share = dot(down, across);
    for (int i = 0; i < 3; i++) {
      down[i] -= share * across[i];
    }
    down = unit(down);
    double depth = across[0] * down[1] - across[1] * down[0];
    return new HeadPose(
        Math.toDegrees(Math.atan2(across[2], Math.max(0, depth))),
        -Math.toDegrees(Math.asin(down[2])),
        Math.toDegrees(Math.atan2(-down[0], down[1])));
  }

  private static double[] sum(FaceMesh mesh, int[][] pairs) {
    double[] sum = new double[3];
    for (int[] pair : pairs) {
      sum[0] += mesh.point(pair[1]).x() - mesh.point(pair[0]).x();
      sum[1] += mesh.point(pair[1]).y() - mesh.point(pair[0]).y();
      sum[2] += mesh.depth(pair[1]) - mesh.depth(pair[0]);
    }
    return sum;
  }

  private static double[] unit(double[] vector) {
    double length = Math.sqrt(dot(vector, vector));
    return new double[] {vector[0] / length, vector[1] / length, vector[2] / length};
  }

  private static double dot(double[] a, double[] b) {
    return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
  }

  /** Estimates the rotation from landmarks, which do not show the pitch: it is 0. */
  static HeadPose of(Landmarks landmarks) {
    return new HeadPose(yawDegrees(landmarks), 0, rollDegrees(landmarks));
  }

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
