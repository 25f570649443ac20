package dev.sightline.detection;

import dev.sightline.frames.Pixels;
import java.util.Arrays;

/** The input of a {@link DetectionNetwork}, filled again for each picture. */
final class InputPlanes {
  private static final int SIDE = DetectionNetwork.SIDE;
  private static final int PLANE = SIDE * SIDE;

  private final float[] levels = new float[256];
  private final float[] planes = new float[3 * PLANE];

  /**
   * @param mean the level that becomes 0, in [0, 255]
   * @param scale the factor after subtracting it
   */
  InputPlanes(double mean, double scale) {
    for (int level = 0; level < levels.length; level++) {
      levels[level] = (float) ((level - mean) * scale);
    }
  }

  /**
   * Returns {@code [3][192][192]}, red, green, blue: the pixels in the top left corner, the rest
   * black. The array is valid until the next call.
   */
  float[] of(Pixels pixels) {
    if (pixels.width() < SIDE || pixels.height() < SIDE) {
      Arrays.fill(planes, levels[0]);
    }
    byte[] bgr = pixels.bgr();
    int from = 0;
    for (int y = 0; y < pixels.height(); y++) {
      int to = y * SIDE;
      for (int x = 0; x < pixels.width(); x++, from += 3, to++) {
        planes[to] = levels[bgr[from + 2] & 0xff];
        planes[to + PLANE] = levels[bgr[from + 1] & 0xff];
        planes[to + 2 * PLANE] = levels[bgr[from] & 0xff];
      }
    }
    return planes;
  }
}
