package dev.sightline.frames;

/**
 * A rectangle of whole pixels of an image.
 *
 * @param x first column
 * @param y first row
 * @param width columns, positive
 * @param height rows, positive
 */
public record Region(int x, int y, int width, int height) {

  public Region {
    if (width < 1 || height < 1) {
      throw new IllegalArgumentException(
          "a region needs a positive size, found " + width + " x " + height);
    }
  }

  boolean within(int imageWidth, int imageHeight) {
    return x >= 0 && y >= 0 && x <= imageWidth - width && y <= imageHeight - height;
  }

  /** Returns whether all edges lie between pairs of columns and rows, counted from the first. */
  boolean isEven() {
    return (x | y | width | height) % 2 == 0;
  }

  /** Returns the same rectangle in an image of half the size. */
  Region halved() {
    return new Region(x / 2, y / 2, width / 2, height / 2);
  }
}
