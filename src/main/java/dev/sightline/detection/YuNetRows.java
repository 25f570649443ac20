package dev.sightline.detection;

import java.util.ArrayList;
import java.util.List;

/**
 * A conversion of YuNet's rows to faces by Sightline's conventions, see {@link DetectedFace} and
 * {@link Landmarks}, so that the chips of both detectors suit one network.
 */
final class YuNetRows {
  /**
   * The length of a row: box, right eye, left eye, nose tip, right and left mouth corner, score.
   */
  static final int LENGTH = 15;

  /**
   * The factor by which BlazeFace puts nose tip and mouth centre farther below the eyes than YuNet:
   * the medians of both on 442 frontal faces of CelebA.
   */
  private static final float FARTHER_BELOW_THE_EYES = 1.09f;

  private YuNetRows() {}

  /**
   * Converts rows to faces.
   *
   * @param rows {@code [faces][15]}, row by row
   */
  static List<DetectedFace> faces(float[] rows) {
    List<DetectedFace> faces = new ArrayList<>();
    for (int row = 0; row < rows.length; row += LENGTH) {
      faces.add(new DetectedFace(square(rows, row), landmarks(rows, row), rows[row + 14]));
    }
    return faces;
  }

  /** Returns a square of the same centre and area; YuNet's boxes are higher than wide. */
  private static Box square(float[] rows, int row) {
    float width = rows[row + 2];
    float height = rows[row + 3];
    float side = (float) Math.sqrt(width * height);
    float x = rows[row] + (width - side) / 2;
    float y = rows[row + 1] + (height - side) / 2;
    return new Box(x, y, side, side);
  }

  private static Landmarks landmarks(float[] rows, int row) {
    Point rightEye = point(rows, row + 4);
    Point leftEye = point(rows, row + 6);
    Point betweenEyes = rightEye.towards(leftEye, 0.5f);
    Point rightCorner = point(rows, row + 10);
    Point leftCorner = point(rows, row + 12);
    return new Landmarks(
        rightEye,
        leftEye,
        betweenEyes.towards(point(rows, row + 8), FARTHER_BELOW_THE_EYES),
        betweenEyes.towards(rightCorner.towards(leftCorner, 0.5f), FARTHER_BELOW_THE_EYES),
        rightCorner,
        leftCorner);
  }

  private static Point point(float[] rows, int index) {
    return new Point(rows[index], rows[index + 1]);
  }
}
