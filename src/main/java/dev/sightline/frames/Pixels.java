package dev.sightline.frames;

import java.util.Locale;

/**
 * Decoded pixels in plain Java memory: nothing to close.
 *
 * <p>Layout: {@code [height][width][3]}, row-major, interleaved blue, green, red (OpenCV's order),
 * one unsigned byte a channel. The array is shared, not copied, because pixels are on the hot path.
 * The creator of a {@code Pixels} must not write to the array afterwards.
 */
public final class Pixels {
  private final int width;
  private final int height;
  private final byte[] bgr;

  /**
   * @param bgr {@code height * width * 3} bytes; the caller must not change them afterwards
   * @throws IllegalArgumentException if the array's length is not {@code height * width * 3}
   */
  public Pixels(int width, int height, byte[] bgr) {
    if (width < 1 || height < 1 || bgr.length != width * height * 3) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "pixels of %d x %d need %d bytes, found %d",
              width,
              height,
              Math.max(0, width * height * 3),
              bgr.length));
    }
    this.width = width;
    this.height = height;
    this.bgr = bgr;
  }

  public int width() {
    return width;
  }

  public int height() {
    return height;
  }

  /** Returns the bytes themselves, not a copy; the caller must not change them. */
  public byte[] bgr() {
    return bgr;
  }

  /**
   * Returns the picture rotated.
   *
   * @param quarterTurns the number of 90° turns clockwise; may be negative
   */
  public Pixels turned(int quarterTurns) {
    return switch (Math.floorMod(quarterTurns, 4)) {
      case 0 -> this;
      case 1 -> turnedOnce();
      case 2 -> turnedOnce().turnedOnce();
      default -> turnedOnce().turnedOnce().turnedOnce();
    };
  }

  private Pixels turnedOnce() {
    byte[] turned = new byte[bgr.length];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int from = (y * width + x) * 3;
        int to = (x * height + height - 1 - y) * 3;
        System.arraycopy(bgr, from, turned, to, 3);
      }
    }
    return new Pixels(/* width= */ height, /* height= */ width, turned);
  }

  /** Encodes the pixels as PNG, without loss; see {@link #ofPng}. */
  public byte[] toPng() {
    return PixelCodec.toPng(this);
  }

  /**
   * Encodes the pixels as a baseline JPEG.
   *
   * @param quality the quality, in [1, 100]
   */
  public byte[] toJpeg(int quality) {
    return PixelCodec.toJpeg(this, quality);
  }

  /**
   * Decodes a PNG of at most 4096 pixels a side; restores the pixels of {@link #toPng}.
   *
   * @throws Image.UndecodableImageException if the bytes are no such PNG
   */
  public static Pixels ofPng(byte[] png) {
    return PixelCodec.ofPng(png);
  }

  /** Returns the size only: pixels of a face are biometric data and are not printed. */
  @Override
  public String toString() {
    return "Pixels[" + width + " x " + height + "]";
  }
}
