package dev.sightline.gallery;

import dev.sightline.frames.FrameGate;
import dev.sightline.frames.Image;
import dev.sightline.frames.Image.UndecodableImageException;
import dev.sightline.frames.Pixels;
import java.util.Objects;

/** Opens pictures to enrol: JPEG through the gate that frames pass, and PNG. Immutable. */
public final class PictureReader {
  private final FrameGate gate;

  /**
   * @param gate what a JPEG must pass before it is decoded
   */
  public PictureReader(FrameGate gate) {
    this.gate = Objects.requireNonNull(gate, "gate");
  }

  /** The picture decoded, to be closed by the caller, or {@link RefusalReason#UNREADABLE}. */
  public PictureVerdict<Image> read(Picture picture) {
    try {
      FrameGate.Verdict verdict = gate.check(picture.bytes());
      if (verdict instanceof FrameGate.Accepted accepted) {
        return new PictureVerdict.Accepted<>(Image.decode(picture.bytes(), accepted.header()));
      }
      FrameGate.Refused refused = (FrameGate.Refused) verdict;
      if (refused.reason() == FrameGate.Reason.NOT_A_JPEG) {
        return new PictureVerdict.Accepted<>(Image.of(Pixels.ofPng(picture.bytes())));
      }
      return unreadable(refused.reason() + ": " + refused.detail());
    } catch (UndecodableImageException e) {
      return unreadable(e.getMessage());
    }
  }

  private static PictureVerdict<Image> unreadable(String detail) {
    return new PictureVerdict.Refused<>(RefusalReason.UNREADABLE, detail);
  }
}
