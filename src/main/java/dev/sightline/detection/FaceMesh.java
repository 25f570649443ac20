package dev.sightline.detection;

import java.util.Arrays;
import java.util.Locale;
import java.util.function.UnaryOperator;

/**
 * The mesh of a face: {@value #POINTS} points on its surface, in the order of MediaPipe's face
 * mesh. Immutable.
 *
 * <p>x and y are pixels of the image, z is depth in the same unit: smaller is nearer to the camera,
 * and 0 lies near the middle of the head.
 */
public final class FaceMesh {
  /** The number of points. */
  public static final int POINTS = 468;

  private static final int[] RIGHT_EYE = {33, 133, 159, 145, 158, 153, 160, 144};
  private static final int[] LEFT_EYE = {263, 362, 386, 374, 385, 380, 387, 373};
  private static final int[][] RIGHT_LIDS = {{159, 145}, {158, 153}, {160, 144}};
  private static final int[][] LEFT_LIDS = {{386, 374}, {385, 380}, {387, 373}};
  private static final int[][] INNER_LIPS = {{13, 14}, {82, 87}, {312, 317}};
  private static final int NOSE_TIP = 1;
  private static final int[] LIPS = {0, 17};
  private static final int RIGHT_MOUTH_CORNER = 61;
  private static final int LEFT_MOUTH_CORNER = 291;

  private final float[] points;
  private final float faceProbability;

  /**
   * @param points {@code [468][3]}, point by point; not changed afterwards
   * @param faceProbability how certain the network is that there is a face, in [0, 1]
   */
  FaceMesh(float[] points, float faceProbability) {
    if (points.length != 3 * POINTS) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "a mesh has %d numbers, found %d", 3 * POINTS, points.length));
    }
    this.points = points;
    this.faceProbability = faceProbability;
  }

  /** Returns how certain the network is that there is a face, in [0, 1]. */
  public float faceProbability() {
    return faceProbability;
  }

  /** Returns a point as it is seen, in pixels of the image. */
  public Point point(int index) {
    return new Point(points[3 * index], points[3 * index + 1]);
  }

  /** Returns the depth of a point, in pixels. */
  public float depth(int index) {
    return points[3 * index + 2];
  }

  /**
   * Returns the mesh in pixels of another image.
   *
   * @param move moves a point as it is seen
   * @param scale pixels of the other image per pixel of this one, for the depths
   */
  FaceMesh map(UnaryOperator<Point> move, float scale) {
    float[] moved = new float[points.length];
    for (int i = 0; i < POINTS; i++) {
      Point point = move.apply(point(i));
      moved[3 * i] = point.x();
      moved[3 * i + 1] = point.y();
      moved[3 * i + 2] = depth(i) * scale;
    }
    return new FaceMesh(moved, faceProbability);
  }

  /**
   * Returns how far the eyes are open: the distance of the lids over the width, mean of both eyes
   * (Soukupová and Čech 2016). Closed eyes have about 0.1, open ones about 0.3.
   */
  double eyeOpenness() {
    return (openness(RIGHT_LIDS, 33, 133) + openness(LEFT_LIDS, 263, 362)) / 2;
  }

  /**
   * Returns how far the mouth is open: the distance of the lips over the width of the mouth. 0 is
   * closed.
   */
  double mouthOpenness() {
    return openness(INNER_LIPS, 78, 308);
  }

  /** Returns the mean distance of pairs of points over the distance of two corners. */
  private double openness(int[][] pairs, int corner, int otherCorner) {
    double sum = 0;
    for (int[] pair : pairs) {
      sum += distance(pair[0], pair[1]);
    }
    return sum / pairs.length / distance(corner, otherCorner);
  }

  private double distance(int index, int other) {
    double sum = 0;
    for (int i = 0; i < 3; i++) {
      double difference = points[3 * index + i] - points[3 * other + i];
      sum += difference * difference;
    }
    return Math.sqrt(sum);
  }

  /** Returns the landmarks of the face, with the corners of the mouth. */
  Landmarks landmarks() {
    return new Landmarks(
        mean(RIGHT_EYE),
        mean(LEFT_EYE),
        point(NOSE_TIP),
        mean(LIPS),
        point(RIGHT_MOUTH_CORNER),
        point(LEFT_MOUTH_CORNER));
  }

  private Point mean(int[] indices) {
    float x = 0;
    float y = 0;
    for (int index : indices) {
      x += point(index).x() / indices.length;
      y += point(index).y() / indices.length;
    }
    return new Point(x, y);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof FaceMesh mesh
        && Arrays.equals(points, mesh.points)
        && faceProbability == mesh.faceProbability;
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(points);
  }

  /** Returns the probability only: the points are biometric data and are not printed. */
  @Override
  public String toString() {
    return "FaceMesh[faceProbability=" + faceProbability + "]";
  }
}
