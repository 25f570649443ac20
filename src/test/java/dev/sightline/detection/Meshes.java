package dev.sightline.detection;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sightline.Golden;

/** Meshes for tests, made of {@code detection/mean-face.csv}. */
final class Meshes {

  private Meshes() {}

  /**
   * Returns the mean of the meshes of 740 frontal faces of CelebA: the eyes level, 100 apart, their
   * middle at (0, 0).
   */
  static float[] meanFace() {
    String[] numbers =
        new String(Golden.read("detection/mean-face.csv"), UTF_8).strip().split("[,\\s]+");
    float[] points = new float[numbers.length];
    for (int i = 0; i < points.length; i++) {
      points[i] = Float.parseFloat(numbers[i]);
    }
    return points;
  }

  /**
   * Turns the mean face: first about the vertical axis, then about the line of the ears, then in
   * the image plane.
   *
   * @param yaw positive towards the person's own left
   * @param pitch positive is up
   * @param roll positive is clockwise
   */
  static FaceMesh turned(double yaw, double pitch, double roll) {
    float[] points = meanFace();
    for (int i = 0; i < points.length; i += 3) {
      double[] point = {points[i], points[i + 1], points[i + 2]};
      turn(point, 0, 2, yaw);
      turn(point, 2, 1, pitch);
      turn(point, 0, 1, roll);
      for (int axis = 0; axis < 3; axis++) {
        points[i + axis] = (float) (point[axis] * 1.3 + 250);
      }
    }
    return new FaceMesh(points, 1);
  }

  /** Turns the first axis towards the second. */
  private static void turn(double[] point, int first, int second, double degrees) {
    double cos = Math.cos(Math.toRadians(degrees));
    double sin = Math.sin(Math.toRadians(degrees));
    double along = point[first];
    double across = point[second];
    point[first] = cos * along - sin * across;
    point[second] = sin * along + cos * across;
  }
}
