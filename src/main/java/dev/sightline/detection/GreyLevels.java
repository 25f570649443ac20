package dev.sightline.detection;

import dev.sightline.frames.Pixels;

/**
 * The grey values of a part of a picture, by the luma weights of ITU-R BT.601.
 *
 * @see #ofInnerPart
 */
final class GreyLevels {
  private final int width;
  private final int height;
  private final double[] grey;

  private GreyLevels(int width, int height, double[] grey) {
    this.width = width;
    this.height = height;
    this.grey = grey;
  }

  /**
   * Returns the grey values of the middle two thirds of each side: the face itself, without the
   * background and without the black that a chip has outside the image.
   *
   * @param pixels at least 9 a side
   */
  static GreyLevels ofInnerPart(Pixels pixels) {
    int marginX = pixels.width() / 6;
    int marginY = pixels.height() / 6;
    int width = pixels.width() - 2 * marginX;
    int height = pixels.height() - 2 * marginY;
    double[] grey = new double[width * height];
    byte[] bgr = pixels.bgr();
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int i = ((y + marginY) * pixels.width() + x + marginX) * 3;
        grey[y * width + x] =
            0.114 * (bgr[i] & 0xFF) + 0.587 * (bgr[i + 1] & 0xFF) + 0.299 * (bgr[i + 2] & 0xFF);
      }
    }
    return new GreyLevels(width, height, grey);
  }

  /** Returns the mean, in [0, 255]. */
  double mean() {
    double sum = 0;
    for (double value : grey) {
      sum += value;
    }
    return sum / grey.length;
  }

  /**
   * Returns the variance of the discrete Laplacian (the sum of the four neighbours less four times
   * the value) over all pixels that have four neighbours (Pech-Pacheco et al. 2000, ICPR).
   */
  double varianceOfLaplacian() {
    double sum = 0;
    double sumOfSquares = 0;
    for (int y = 1; y < height - 1; y++) {
      for (int i = y * width + 1; i < (y + 1) * width - 1; i++) {
        double laplacian =
            grey[i - 1] + grey[i + 1] + grey[i - width] + grey[i + width] - 4 * grey[i];
        sum += laplacian;
        sumOfSquares += laplacian * laplacian;
      }
    }
    int count = (width - 2) * (height - 2);
    double mean = sum / count;
    return sumOfSquares / count - mean * mean;
  }
}
