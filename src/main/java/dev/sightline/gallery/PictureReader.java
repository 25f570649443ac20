package dev.sightline.gallery;

import dev.sightline.frames.FrameGate;
import dev.sightline.frames.Image;
import dev.sightline.frames.Image.UndecodableImageException;
import dev.sightline.frames.PictureDecoder;

/**
 * A reader of pictures of files and requests, of any format that {@link PictureDecoder} reads.
 * Immutable.
 */
public final class PictureReader {
  private final PictureDecoder decoder;

  /**
   * @param gate the limits of a frame, which pictures are scaled down to
   */
  public PictureReader(FrameGate gate) {
    this.decoder = new PictureDecoder(gate.config());
  }

  /**
   * Decodes a picture. The caller closes it.
   *
   * @return the image, or {@link RefusalReason#UNREADABLE}
   */
  public PictureVerdict<Image> read(Picture picture) {
    try {
      return new PictureVerdict.Accepted<>(decoder.decode(picture.bytes()));
    } catch (UndecodableImageException e) {
      return new PictureVerdict.Refused<>(RefusalReason.UNREADABLE, e.getMessage());
    }
  }
}
