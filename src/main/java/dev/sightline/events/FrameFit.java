package dev.sightline.events;

import dev.sightline.frames.FrameConfig;
import dev.sightline.frames.FrameGate;
import dev.sightline.frames.Image;
import dev.sightline.frames.Image.UndecodableImageException;
import java.util.Optional;

/** Makes pictures that are too large for the pipeline fit: first coarser, then smaller. */
final class FrameFit {
  private static final int[] QUALITIES = {90, 75, 60};

  /** What is decoded at all, so that a file that unpacks to gigabytes is not. */
  private static final FrameGate DECODABLE =
      new FrameGate(new FrameConfig(16_384, 16_384, 64 << 20));

  private final FrameConfig limits;
  private final FrameGate gate;

  FrameFit(FrameConfig limits) {
    this.limits = limits;
    this.gate = new FrameGate(limits);
  }

  /** Whether the picture has too many bytes or pixels and is otherwise in order. */
  boolean isTooLarge(byte[] jpeg) {
    return gate.check(jpeg) instanceof FrameGate.Refused refused
        && (refused.reason() == FrameGate.Reason.TOO_MANY_BYTES
            || refused.reason() == FrameGate.Reason.TOO_LARGE);
  }

  /** The picture as a JPEG within the limits; empty if it cannot be decoded. */
  Optional<byte[]> fit(byte[] jpeg) {
    if (!(DECODABLE.check(jpeg) instanceof FrameGate.Accepted)) {
      return Optional.empty();
    }
    try (Image image = Image.decode(jpeg)) {
      return Optional.of(encode(image));
    } catch (UndecodableImageException e) {
      return Optional.empty();
    }
  }

  private byte[] encode(Image image) {
    double scale =
        Math.min(
            1,
            Math.min(
                limits.maxWidth() / (double) image.width(),
                limits.maxHeight() / (double) image.height()));
    while (true) {
      int width = Math.max(1, (int) (image.width() * scale));
      int height = Math.max(1, (int) (image.height() * scale));
      var pixels = image.resample(image.bounds(), width, height);
      for (int quality : QUALITIES) {
        byte[] encoded = pixels.toJpeg(quality);
        if (encoded.length <= limits.maxBytes() || width * height == 1) {
          return encoded;
        }
      }
      scale *= 0.7;
    }
  }
}
