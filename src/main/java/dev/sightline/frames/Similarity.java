package dev.sightline.frames;

import java.util.Locale;

/**
 * A similarity transform of the plane (rotation, uniform scale and shift): {@code (x, y) ↦ (a·x −
 * b·y + shiftX, b·x + a·y + shiftY)}. Coordinates are pixels. (0, 0) is the outer edge of the top
 * left corner, so the centre of the first pixel is (0.5, 0.5).
 *
 * @param a scale times the cosine of the angle
 * @param b scale times the sine of the angle
 * @param shiftX the shift in pixels of the target
 * @param shiftY the shift in pixels of the target
 */
public record Similarity(double a, double b, double shiftX, double shiftY) {

  public Similarity {
    double squaredScale = a * a + b * b;
    if (!(squaredScale > 0) || !Double.isFinite(squaredScale + shiftX + shiftY)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "a similarity needs a positive scale and finite parts, found a=%s b=%s shift=(%s,"
                  + " %s)",
              a,
              b,
              shiftX,
              shiftY));
    }
  }

  /** Returns the pixels of the target per pixel of the source. */
  public double scale() {
    return Math.hypot(a, b);
  }

  public double x(double sourceX, double sourceY) {
    return a * sourceX - b * sourceY + shiftX;
  }

  public double y(double sourceX, double sourceY) {
    return b * sourceX + a * sourceY + shiftY;
  }

  /** Returns the transform from the target back to the source. */
  public Similarity inverse() {
    double squaredScale = a * a + b * b;
    double c = a / squaredScale;
    double d = -b / squaredScale;
    return new Similarity(c, d, d * shiftY - c * shiftX, -d * shiftX - c * shiftY);
  }
}
