package dev.sightline.gallery;

import dev.sightline.detection.Box;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * An encoded picture to enrol: its bytes, or a file that is read when its turn comes, so that many
 * files of one person do not fill the memory.
 */
public final class Picture {
  private static final int SAMPLE_BYTES = 8;

  /** The most that {@code pictures.max.bytes} can allow. */
  private static final int LARGEST_FILE = 1 << 28;

  private final String source;
  private final Content content;
  private final Optional<Box> face;

  /** The source of the bytes. */
  @FunctionalInterface
  private interface Content {
    byte[] read() throws IOException;
  }

  private Picture(String source, Content content, Optional<Box> face) {
    this.source = Objects.requireNonNull(source, "source");
    this.content = content;
    this.face = face;
  }

  /**
   * @param source the origin, e.g. the file's name; for people to read
   * @param bytes an encoded picture; the caller must not change it afterwards
   */
  public Picture(String source, byte[] bytes) {
    this(source, () -> bytes, Optional.empty());
    Objects.requireNonNull(bytes, "bytes");
  }

  /** Returns the picture of a file, which need not exist: reading it reports the error. */
  public static Picture ofFile(Path file) {
    return new Picture(String.valueOf(file.getFileName()), () -> read(file), Optional.empty());
  }

  /** The same picture, of which the face in this place is meant and no other. */
  public Picture ofFaceIn(Box place) {
    return new Picture(source, content, Optional.of(place));
  }

  /** Where the face is that is meant, in pixels; empty: the largest is. */
  public Optional<Box> face() {
    return face;
  }

  public String source() {
    return source;
  }

  /**
   * Returns the same picture with its bytes in memory.
   *
   * @throws IOException if they cannot be read; the message says why, for people to read
   */
  public Picture load() throws IOException {
    byte[] bytes = content.read();
    return new Picture(source, () -> bytes, face);
  }

  /**
   * Returns the encoded bytes themselves, not a copy; the caller must not change them.
   *
   * @throws IllegalStateException if they cannot be read; see {@link #load}
   */
  public byte[] bytes() {
    try {
      return content.read();
    } catch (IOException e) {
      throw new IllegalStateException(
          String.format(Locale.ROOT, "%s cannot be read: %s", source, e.getMessage()), e);
    }
  }

  private static byte[] read(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new IOException(whyNoFile(file));
    }
    if (Files.size(file) > LARGEST_FILE) {
      throw new IOException(
          String.format(
              Locale.ROOT, "it has %d bytes, allowed %d at most", Files.size(file), LARGEST_FILE));
    }
    try {
      return Files.readAllBytes(file);
    } catch (AccessDeniedException e) {
      throw new IOException("this user may not read it", e);
    }
  }

  private static String whyNoFile(Path file) {
    if (Files.isDirectory(file)) {
      return "it is a folder";
    }
    if (Files.exists(file)) {
      return "it is no file";
    }
    if (Files.isSymbolicLink(file)) {
      return "its link leads nowhere";
    }
    boolean odd = file.toString().indexOf('\uFFFD') >= 0;
    if (odd) {
      return "its name is not UTF-8; rename it";
    }
    return Files.notExists(file, LinkOption.NOFOLLOW_LINKS)
        ? "there is no such file"
        : "this user may not read it";
  }

  /**
   * Returns an id of the content: the first 16 hexadecimal digits of its SHA-256. So enrolling the
   * same picture again replaces its template.
   */
  public String sample() {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes());
      return HexFormat.of().formatHex(Arrays.copyOf(digest, SAMPLE_BYTES));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this JVM has no SHA-256", e);
    }
  }

  /** Returns the source only. */
  @Override
  public String toString() {
    return String.format(Locale.ROOT, "Picture[%s]", source);
  }
}
