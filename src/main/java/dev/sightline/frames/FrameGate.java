package dev.sightline.frames;

import java.util.Locale;
import java.util.Objects;

/**
 * Looks at a JPEG's header in Java before the native decoder sees the bytes, because the decoder
 * accepts nearly anything: half a picture, or a small file that unpacks to gigabytes.
 *
 * <p>Baseline and progressive pictures pass. A picture ends with the first end marker after its
 * scans; whatever follows, padding as of many cameras or a phone's second picture, is ignored.
 */
public final class FrameGate {
  private final FrameConfig config;

  public FrameGate(FrameConfig config) {
    this.config = Objects.requireNonNull(config, "config");
  }

  /** What may pass. */
  public FrameConfig config() {
    return config;
  }

  /** What the gate thinks of a frame. */
  public sealed interface Verdict permits Accepted, Refused {}

  /** The frame may be decoded. */
  public record Accepted(JpegHeader header) implements Verdict {}

  /**
   * The frame must not be decoded.
   *
   * @param detail the value found and the value allowed
   */
  public record Refused(Reason reason, String detail) implements Verdict {}

  /** Why a frame is refused. */
  public enum Reason {
    EMPTY,
    TOO_MANY_BYTES,
    NOT_A_JPEG,
    /** The bytes end inside the header. */
    TRUNCATED_HEADER,
    /** The header breaks the format's rules. */
    MALFORMED_HEADER,
    /** Lossless, hierarchical, arithmetic or not of 8 bits. */
    UNSUPPORTED_CODING,
    /** Neither grey nor three-coloured. */
    UNSUPPORTED_COMPONENTS,
    TOO_LARGE,
    /** More scans than any encoder makes: each costs a pass over the whole picture. */
    TOO_MANY_SCANS,
    /** The bytes end before the picture does. */
    NO_END_MARKER
  }

  /**
   * Never throws, whatever the bytes are.
   *
   * @param jpeg may be null, as a Kafka record's value may
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
