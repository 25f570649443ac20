package dev.sightline.frames;

import java.util.Locale;
import java.util.Objects;

/**
 * A check of a JPEG's header in Java before the native decoder reads the bytes. The decoder accepts
 * nearly anything: half a picture, or a small file that unpacks to gigabytes.
 *
 * <p>Baseline and progressive pictures pass. A picture ends with the first end marker after its
 * scans. Bytes after it are ignored, such as the padding of many cameras or a phone's second
 * picture.
 */
public final class FrameGate {
  private final FrameConfig config;

  public FrameGate(FrameConfig config) {
    this.config = Objects.requireNonNull(config, "config");
  }

  /** Returns the limits of a frame. */
  public FrameConfig config() {
    return config;
  }

  /** The result of checking a frame. */
  public sealed interface Verdict permits Accepted, Refused {}

  /** The frame may be decoded. */
  public record Accepted(JpegHeader header) implements Verdict {}

  /**
   * The frame must not be decoded.
   *
   * @param detail the value found and the value allowed
   */
  public record Refused(Reason reason, String detail) implements Verdict {}

  /** The reason why a frame is refused. */
  public enum Reason {
    EMPTY,
    TOO_MANY_BYTES,
    NOT_A_JPEG,
    /** The bytes end inside the header. */
    TRUNCATED_HEADER,
    /** The header breaks the format's rules. */
    MALFORMED_HEADER,
    /** Lossless, hierarchical or arithmetic coding, or not 8 bits a sample. */
    UNSUPPORTED_CODING,
    /** Neither one component (grey) nor three. */
    UNSUPPORTED_COMPONENTS,
    TOO_LARGE,
    /** More scans than any encoder produces: each costs a pass over the whole picture. */
    TOO_MANY_SCANS,
    /** The bytes end before the picture does. */
    NO_END_MARKER
  }

  /**
   * Checks an encoded picture. Never throws.
   *
   * @param jpeg the bytes, or null, as a Kafka record's value may be
   */
  public Verdict check(byte[] jpeg) {
    if (jpeg == null || jpeg.length == 0) {
      return new Refused(Reason.EMPTY, "0 bytes");
    }
    if (jpeg.length > config.maxBytes()) {
      return new Refused(
          Reason.TOO_MANY_BYTES, jpeg.length + " bytes, allowed " + config.maxBytes());
    }
    Verdict verdict = new JpegWalk(jpeg).walk();
    return verdict instanceof Accepted accepted ? withinSize(accepted) : verdict;
  }

  private Verdict withinSize(Accepted accepted) {
    JpegHeader header = accepted.header();
    if (header.width() > config.maxWidth() || header.height() > config.maxHeight()) {
      return new Refused(
          Reason.TOO_LARGE,
          String.format(
              Locale.ROOT,
              "%d x %d, allowed %d x %d",
              header.width(),
              header.height(),
              config.maxWidth(),
              config.maxHeight()));
    }
    return accepted;
  }
}
