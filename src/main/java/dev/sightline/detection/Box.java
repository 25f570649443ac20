package dev.sightline.detection;

/**
 * An upright rectangle in pixels of the image it was found in; it may reach beyond the image's
 * edge.
 *
 * @param x the left edge
 * @param y the top edge
 * @param width the width, positive
 * @param height the height, positive
 */
public record Box(float x, float y, float width, float height) {

  public Box {
    if (!(width > 0 && height > 0)) {
      throw new IllegalArgumentException(
          "a box needs a positive size, found " + width + " x " + height);
    }
  }

  public float area() {
    return width * height;
  }

  /** Returns the area that both boxes cover, in square pixels; 0 if they are apart. */
  public float intersection(Box other) {
    float overlapWidth = Math.min(x + width, other.x + other.width) - Math.max(x, other.x);
    float overlapHeight = Math.min(y + height, other.y + other.height) - Math.max(y, other.y);
    return Math.max(0, overlapWidth) * Math.max(0, overlapHeight);
  }

  /** Returns the intersection over union with another box of the same image, in [0, 1]. */
  public float iou(Box other) {
    float intersection = intersection(other);
    return intersection / (area() + other.area() - intersection);
  }
}
