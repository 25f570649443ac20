package dev.sightline.frames;

import dev.sightline.frames.FrameGate.Accepted;
import dev.sightline.frames.FrameGate.Reason;
import dev.sightline.frames.FrameGate.Refused;
import dev.sightline.frames.FrameGate.Verdict;
import dev.sightline.frames.Image.UndecodableImageException;

/**
 * A converter of pictures to frames: JPEGs that pass the {@link FrameGate}. A picture that passes
 * already is kept byte for byte. A complete one that lacks the end marker gets it. Another format
 * is re-encoded, and a picture that is too large is shrunk or compressed more.
 */
public final class FrameFitter {
  private static final int QUALITY_STEP = 15;

  private final FrameConfig caps;
  private final FrameGate gate;
  private final PictureDecoder pictures;
  private final int quality;

  /**
   * @param quality the quality of the JPEGs encoded here, in [1, 100]
   */
  public FrameFitter(FrameConfig caps, int quality) {
    this.caps = caps;
    this.gate = new FrameGate(caps);
    this.pictures = new PictureDecoder(caps);
    this.quality = quality;
  }

  /**
   * Converts an encoded picture.
   *
   * @param picture a picture of any format that {@link PictureDecoder} reads
   * @return a JPEG within the limits
   * @throws UndecodableImageException if it is not a picture, broken or too large
   */
  public byte[] fit(byte[] picture) {
    Verdict verdict = gate.check(picture);
    if (verdict instanceof Accepted) {
      return picture;
    }
    if (verdict instanceof Refused refused && refused.reason() == Reason.NO_END_MARKER) {
      byte[] ended = JpegEnd.appendedTo(picture);
      if (gate.check(ended) instanceof Accepted) {
        JpegEnd.requireComplete(ended, caps);
        return ended;
      }
    }
    try (Image image = pictures.decode(picture)) {
      return fit(image);
    }
  }

  /** Encodes pixels as a JPEG within the limits. */
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

  /** Lowers the quality until the bytes are within the limit, then the size. */
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
