package dev.sightline.frames;

import java.util.Random;

/** Pictures for tests: patterns that are easy to reason about. */
public final class TestPictures {

  private TestPictures() {}

  /** All of one colour. */
  public static Pixels plain(int width, int height, int blue, int green, int red) {
    byte[] bgr = new byte[width * height * 3];
    for (int i = 0; i < bgr.length; i += 3) {
      bgr[i] = (byte) blue;
      bgr[i + 1] = (byte) green;
      bgr[i + 2] = (byte) red;
    }
    return new Pixels(width, height, bgr);
  }

  /** Paints a square of full blue. */
  public static void paintSquare(Pixels picture, int left, int top, int side) {
    for (int y = top; y < top + side; y++) {
      for (int x = left; x < left + side; x++) {
        picture.bgr()[(y * picture.width() + x) * 3] = (byte) 255;
      }
    }
  }

  /** Noise. */
  public static Pixels noise(int width, int height, long seed) {
    byte[] bgr = new byte[width * height * 3];
    new Random(seed).nextBytes(bgr);
    return new Pixels(width, height, bgr);
  }

  /** One channel of one pixel, 0 to 255. */
  public static int value(Pixels pixels, int x, int y, int channel) {
    return pixels.bgr()[(y * pixels.width() + x) * 3 + channel] & 0xFF;
  }
}
