package dev.sightline.gallery;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;

/** An encoded picture to enrol. */
public final class Picture {
  private static final int SAMPLE_BYTES = 8;

  private final String source;
  private final byte[] bytes;

  /**
   * @param source where it came from, e.g. the file's name; for people to read
   * @param bytes a JPEG or PNG file, handed over
   */
  public Picture(String source, byte[] bytes) {
    this.source = Objects.requireNonNull(source, "source");
    this.bytes = Objects.requireNonNull(bytes, "bytes");
  }

  public String source() {
    return source;
  }

  /** The encoded bytes themselves, not a copy; the caller only reads. */
  public byte[] bytes() {
    return bytes;
  }

  /**
   * Names the picture by its content, so that enrolling it again replaces what it gave before: the
   * start of its SHA-256, as 16 hexadecimal digits.
   */
  public String sample() {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
      return HexFormat.of().formatHex(Arrays.copyOf(digest, SAMPLE_BYTES));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this JVM has no SHA-256", e);
    }
  }

  /** Says source and size only. */
  @Override
  public String toString() {
    return "Picture[" + source + ", " + bytes.length + " bytes]";
  }
}
