package dev.sightline.frames;

import dev.sightline.frames.FrameGate.Accepted;
import dev.sightline.frames.FrameGate.Reason;
import dev.sightline.frames.FrameGate.Refused;
import dev.sightline.frames.FrameGate.Verdict;
import dev.sightline.frames.Image.UndecodableImageException;

/**
 * Makes frames of pictures: JPEGs that pass the {@link FrameGate}. What passes already stays as it
 * is, byte for byte; a PNG is encoded anew, and what is too large is shrunk or compressed more.
 */
public final class FrameFitter {
  /** A picture of a file or a camera of one's own: far larger than a frame may be, yet bounded. */
  private static final FrameConfig LARGEST_PICTURE = new FrameConfig(12_288, 12_288, 64 << 20);

  private static final int QUALITY_STEP = 15;

  private final FrameConfig caps;
  private final FrameGate gate;
  private final FrameGate pictureGate = new FrameGate(LARGEST_PICTURE);
  private final int quality;

  /**
   * @param quality of the JPEGs encoded here, in [1, 100]
   */
  public FrameFitter(FrameConfig caps, int quality) {
    this.caps = caps;
    this.gate = new FrameGate(caps);
    this.quality = quality;
  }

  /**
   * @param picture a JPEG, or a PNG of at most 4096 pixels a side
   * @return a JPEG within the caps
   * @throws UndecodableImageException if it is neither, or broken
   */
  public byte[] fit(byte[] picture) {
    Verdict verdict = gate.check(picture);
    if (verdict instanceof Accepted) {
      return picture;
    }
    Reason reason = ((Refused) verdict).reason();
    if (reason == Reason.NOT_A_JPEG) {
      return fit(Pixels.ofPng(picture));
    }
    Verdict asPicture = pictureGate.check(picture);
    if (asPicture instanceof Accepted accepted) {
      try (Image image = Image.decodeReduced(picture, accepted.header(), caps)) {
        return fit(image);
      }
    }
    Refused refused = (Refused) asPicture;
    throw new UndecodableImageException(refused.reason() + ": " + refused.detail(), null);
  }

  /** Encodes pixels as a JPEG within the caps. */
  public byte[] fit(Pixels pixels) {
    boolean small = pixels.width() <= caps.maxWidth() && pixels.height() <= caps.maxHeight();
    if (small) {
      return encode(pixels);
    }
    try (Image image = Image.of(pixels)) {
      return fit(image);
    }
  }

  private byte[] fit(Image image) {
    double scale =
        Math.min(
            1,
            Math.min(
                (double) caps.maxWidth() / image.width(),
                (double) caps.maxHeight() / image.height()));
    int width = Math.max(1, (int) (image.width() * scale));
    int height = Math.max(1, (int) (image.height() * scale));
    return encode(image.resample(image.bounds(), width, height));
  }

  /** Lowers the quality until the bytes are within the cap, and then the size. */
  private byte[] encode(Pixels pixels) {
    byte[] jpeg = pixels.toJpeg(quality);
    for (int q = quality - QUALITY_STEP;
        jpeg.length > caps.maxBytes() && q > 0;
        q -= QUALITY_STEP) {
      jpeg = pixels.toJpeg(q);
    }
    return jpeg.length > caps.maxBytes() ? encode(halved(pixels)) : jpeg;
  }

  private static Pixels halved(Pixels pixels) {
    try (Image image = Image.of(pixels)) {
      int width = Math.max(1, pixels.width() / 2);
      int height = Math.max(1, pixels.height() / 2);
      return image.resample(image.bounds(), width, height);
    }
  }
}
