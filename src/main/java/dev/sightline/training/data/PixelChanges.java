package dev.sightline.training.data;

import dev.sightline.frames.Pixels;

/** Changes of pixels that do not move them. Each returns new pixels. */
public final class PixelChanges {

  private PixelChanges() {}

  /** Exchanges left and right. */
  static Pixels mirrored(Pixels pixels) {
    int width = pixels.width();
    byte[] from = pixels.bgr();
    byte[] to = new byte[from.length];
    for (int y = 0; y < pixels.height(); y++) {
      for (int x = 0; x < width; x++) {
        System.arraycopy(from, 3 * (y * width + x), to, 3 * (y * width + width - 1 - x), 3);
      }
    }
    return new Pixels(width, pixels.height(), to);
  }

  /** Computes {@code (value − 128) · contrast + 128 + brightness}, limited to [0, 255]. */
  public static Pixels lit(Pixels pixels, double contrast, double brightness) {
    byte[] table = new byte[256];
    for (int value = 0; value < table.length; value++) {
      double lit = (value - 128) * contrast + 128 + brightness;
      table[value] = (byte) Math.max(0, Math.min(255, Math.round(lit)));
    }
    byte[] from = pixels.bgr();
    byte[] to = new byte[from.length];
    for (int i = 0; i < to.length; i++) {
      to[i] = table[from[i] & 0xff];
    }
    return new Pixels(pixels.width(), pixels.height(), to);
  }

  /** Blurs with the binomial kernel {@code [1 4 6 4 1] / 16} in both directions. */
  static Pixels blurred(Pixels pixels) {
    byte[] rows = blurred(pixels.bgr(), pixels.width(), pixels.height(), 3, 3 * pixels.width());
    return new Pixels(
        pixels.width(),
        pixels.height(),
        blurred(rows, pixels.height(), pixels.width(), 3 * pixels.width(), 3));
  }

  /**
   * Blurs in one direction: {@code length} steps of {@code step} bytes on each of {@code lines}
   * lines.
   */
  private static byte[] blurred(byte[] from, int length, int lines, int step, int lineStep) {
    byte[] to = new byte[from.length];
    for (int line = 0; line < lines; line++) {
      for (int i = 0; i < length; i++) {
        for (int channel = 0; channel < 3; channel++) {
          int start = line * lineStep + channel;
          int sum = 6 * at(from, start, i, length, step);
          sum += 4 * (at(from, start, i - 1, length, step) + at(from, start, i + 1, length, step));
          sum += at(from, start, i - 2, length, step) + at(from, start, i + 2, length, step);
          to[start + i * step] = (byte) ((sum + 8) / 16);
        }
      }
    }
    return to;
  }

  private static int at(byte[] from, int start, int i, int length, int step) {
    return from[start + Math.max(0, Math.min(length - 1, i)) * step] & 0xff;
  }
}
