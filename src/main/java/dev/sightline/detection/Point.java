package dev.sightline.detection;

/**
 * A point in pixels: x grows to the right, y downwards, (0, 0) is the top left corner's outer edge.
 */
public record Point(float x, float y) {

  /** Returns the distance of another point in pixels. */
  double distance(Point other) {
    return Math.hypot(x - other.x, y - other.y);
  }

  /** Returns the point at a share of the way to another; a share above 1 lies beyond it. */
  public Point towards(Point other, float share) {
    return new Point(x + share * (other.x - x), y + share * (other.y - y));
  }
}
