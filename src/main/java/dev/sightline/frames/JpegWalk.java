package dev.sightline.frames;

import dev.sightline.frames.FrameGate.Accepted;
import dev.sightline.frames.FrameGate.Reason;
import dev.sightline.frames.FrameGate.Refused;
import dev.sightline.frames.FrameGate.Verdict;
import java.util.Locale;

/**
 * One pass over a JPEG's marker segments, from the start of the image to its end (ITU-T T.81, annex
 * B). Segments are skipped by their length, so that a thumbnail's markers are not taken for the
 * picture's.
 */
final class JpegWalk {
  private static final int START_OF_IMAGE = 0xD8;
  private static final int END_OF_IMAGE = 0xD9;
  private static final int START_OF_SCAN = 0xDA;
  private static final int FIRST_RESTART = 0xD0;
  private static final int LAST_RESTART = 0xD7;
  private static final int TEMPORARY = 0x01;
  private static final int MAX_SCANS = 100;

  private final byte[] jpeg;
  private int position;
  private JpegHeader header;
  private int scans;

  JpegWalk(byte[] jpeg) {
    this.jpeg = jpeg;
  }

  Verdict walk() {
    if (jpeg.length < 3 || at(0) != 0xFF || at(1) != START_OF_IMAGE || at(2) != 0xFF) {
      return refused(Reason.NOT_A_JPEG, "it does not start with FF D8 FF");
    }
    position = 2;
    while (true) {
      int marker = nextMarker();
      if (marker < 0) {
        return ended();
      }
      if (marker == END_OF_IMAGE) {
        return scans > 0
            ? new Accepted(header)
            : refused(Reason.MALFORMED_HEADER, "the image ends before its first scan");
      }
      Refused refused = segment(marker);
      if (refused != null) {
        return refused;
      }
    }
  }

  /** Returns the number of scans read so far. */
  int scans() {
    return scans;
  }

  /**
   * Moves past the next marker.
   *
   * @return its code, or −1 at the end of the bytes
   */
  private int nextMarker() {
    while (position + 1 < jpeg.length) {
      if (at(position) == 0xFF && at(position + 1) != 0xFF && at(position + 1) != 0) {
        position += 2;
        return at(position - 1);
      }
      position++;
    }
    return -1;
  }

  /**
   * Checks and skips a segment.
   *
   * @return the reason for refusing it; null if it is valid
   */
  private Refused segment(int marker) {
    if (marker == TEMPORARY || (FIRST_RESTART <= marker && marker <= LAST_RESTART)) {
      return null;
    }
    if (position + 2 > jpeg.length) {
      return ended();
    }
    int length = twoBytes(position);
    if (length < 2 || marker == START_OF_IMAGE) {
      return refused(
          Reason.MALFORMED_HEADER,
          String.format(
              Locale.ROOT,
              "segment FF %02X of length %d at byte %d",
              marker,
              length,
              position - 2));
    }
    if (position + length > jpeg.length) {
      return ended();
    }
    Refused refused = null;
    if (marker == START_OF_SCAN) {
      refused = scan();
    } else if (isStartOfFrame(marker)) {
      refused = startOfFrame(marker, length);
    }
    position += length;
    return refused;
  }

  private Refused scan() {
    if (header == null) {
      return refused(Reason.MALFORMED_HEADER, "a scan comes before the frame header");
    }
    scans++;
    return scans > MAX_SCANS ? refused(Reason.TOO_MANY_SCANS, "more than " + MAX_SCANS) : null;
  }

  private Refused startOfFrame(int marker, int length) {
    if (header != null) {
      return refused(Reason.MALFORMED_HEADER, "a second frame header");
    }
    if (marker > 0xC2) {
      return refused(
          Reason.UNSUPPORTED_CODING, String.format(Locale.ROOT, "frame header FF %02X", marker));
    }
    if (length < 8) {
      return refused(Reason.MALFORMED_HEADER, "a frame header of length " + length);
    }
    int bits = at(position + 2);
    if (bits != 8) {
      return refused(Reason.UNSUPPORTED_CODING, bits + " bits a sample, allowed 8");
    }
    int height = twoBytes(position + 3);
    int width = twoBytes(position + 5);
    int components = at(position + 7);
    if (width == 0 || height == 0) {
      return refused(Reason.MALFORMED_HEADER, "a picture of " + width + " x " + height);
    }
    if (components != 1 && components != 3) {
      return refused(Reason.UNSUPPORTED_COMPONENTS, components + ", allowed 1 or 3");
    }
    header = new JpegHeader(width, height, components);
    return null;
  }

  /**
   * Returns whether the marker is one of SOF0 to SOF15. DHT, JPG and DAC have codes in that range.
   */
  private static boolean isStartOfFrame(int marker) {
    return 0xC0 <= marker && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
  }

  private Refused ended() {
    return scans > 0
        ? refused(Reason.NO_END_MARKER, "the picture does not end within " + jpeg.length + " bytes")
        : refused(
            Reason.TRUNCATED_HEADER, "the header does not end within " + jpeg.length + " bytes");
  }

  private static Refused refused(Reason reason, String detail) {
    return new Refused(reason, detail);
  }

  private int at(int index) {
    return jpeg[index] & 0xFF;
  }

  private int twoBytes(int index) {
    return at(index) << 8 | at(index + 1);
  }
}
