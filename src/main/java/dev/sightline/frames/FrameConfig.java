package dev.sightline.frames;

import java.util.Locale;
import java.util.Objects;

/**
 * The limits of a frame, checked before native code reads it.
 *
 * @param maxWidth {@code frames.max.width}: columns of a picture, in [16, 16384]
 * @param maxHeight {@code frames.max.height}: rows of a picture, in [16, 16384]
 * @param maxBytes {@code frames.max.bytes}: length of an encoded picture, in [1024, 67108864];
 *     topics and clients are sized after it
 * @param pictures the limits of a picture of a file or a request before it is scaled down to a
 *     frame
 */
public record FrameConfig(int maxWidth, int maxHeight, int maxBytes, PictureConfig pictures) {

  public FrameConfig {
    requireWithin("frames.max.width", maxWidth, 16, 16_384);
    requireWithin("frames.max.height", maxHeight, 16, 16_384);
    requireWithin("frames.max.bytes", maxBytes, 1024, 64 << 20);
    Objects.requireNonNull(pictures, "pictures");
  }

  /** Creates the limits for frames, with the default limits of pictures. */
  public FrameConfig(int maxWidth, int maxHeight, int maxBytes) {
    this(maxWidth, maxHeight, maxBytes, PictureConfig.defaults());
  }

  /** Returns the defaults: 4096 × 4096 pixels, 4 MiB. */
  public static FrameConfig defaults() {
    return new FrameConfig(4096, 4096, 4 << 20);
  }

  private static void requireWithin(String key, int value, int min, int max) {
    if (value < min || value > max) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "%s must be in [%d, %d], was %d", key, min, max, value));
    }
  }
}
