package dev.sightline.frames;

import java.util.Locale;

/**
 * The limits of a picture of a file or a request; unlike a frame it is scaled down once it is
 * decoded.
 *
 * @param maxPixels {@code pictures.max.pixels}: columns times rows before it is scaled down, in
 *     [65536, 268435456]; decoding takes some 3 to 10 bytes each
 * @param maxBytes {@code pictures.max.bytes}: length of the encoded picture, in [1024, 268435456]
 */
public record PictureConfig(int maxPixels, int maxBytes) {

  public PictureConfig {
    requireWithin("pictures.max.pixels", maxPixels, 1 << 16, 1 << 28);
    requireWithin("pictures.max.bytes", maxBytes, 1024, 1 << 28);
  }

  /**
   * Returns the defaults: 64 million pixels, 64 MiB, enough for any telephone's photograph of 50
   * megapixels.
   */
  public static PictureConfig defaults() {
    return new PictureConfig(64_000_000, 64 << 20);
  }

  private static void requireWithin(String key, int value, int min, int max) {
    if (value < min || value > max) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "%s must be in [%d, %d], was %d", key, min, max, value));
    }
  }
}
