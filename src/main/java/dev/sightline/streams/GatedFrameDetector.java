package dev.sightline.streams;

import dev.sightline.alignment.FaceExtractor;
import dev.sightline.alignment.PictureFaces;
import dev.sightline.events.Outcome;
import dev.sightline.events.RejectionReason;
import dev.sightline.frames.FrameGate;
import dev.sightline.frames.Image;
import dev.sightline.frames.Image.UndecodableImageException;
import dev.sightline.frames.JpegHeader;
import java.util.Objects;

/** A detector that checks, decodes, detects and aligns. */
public final class GatedFrameDetector implements FrameDetector {
  private final FrameGate gate;
  private final FaceExtractor extractor;

  /**
   * @param extractor the extractor, closed with the detector
   */
  public GatedFrameDetector(FrameGate gate, FaceExtractor extractor) {
    this.gate = Objects.requireNonNull(gate, "gate");
    this.extractor = Objects.requireNonNull(extractor, "extractor");
  }

  @Override
  public Outcome<PictureFaces> read(byte[] jpeg) {
    FrameGate.Verdict verdict = gate.check(jpeg);
    if (verdict instanceof FrameGate.Refused refused) {
      return Outcome.rejected(reason(refused.reason()), refused.detail());
    }
    return faces(jpeg, ((FrameGate.Accepted) verdict).header());
  }

  private Outcome<PictureFaces> faces(byte[] jpeg, JpegHeader header) {
    try (Image image = Image.decode(jpeg, header)) {
      return Outcome.done(extractor.extract(image));
    } catch (UndecodableImageException e) {
      return Outcome.rejected(RejectionReason.FRAME_UNDECODABLE, e.getMessage(), e);
    }
  }

  private static RejectionReason reason(FrameGate.Reason reason) {
    return switch (reason) {
      case EMPTY -> RejectionReason.FRAME_EMPTY;
      case TOO_MANY_BYTES -> RejectionReason.FRAME_TOO_MANY_BYTES;
      case NOT_A_JPEG -> RejectionReason.FRAME_NOT_A_JPEG;
      case TRUNCATED_HEADER -> RejectionReason.FRAME_TRUNCATED;
      case MALFORMED_HEADER -> RejectionReason.FRAME_MALFORMED;
      case UNSUPPORTED_CODING, UNSUPPORTED_COMPONENTS, TOO_MANY_SCANS ->
          RejectionReason.FRAME_UNSUPPORTED;
      case TOO_LARGE -> RejectionReason.FRAME_TOO_LARGE;
      case NO_END_MARKER -> RejectionReason.FRAME_INCOMPLETE;
    };
  }

  @Override
  public void close() {
    extractor.close();
  }
}
