package dev.sightline.frames.source;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * The parts of a multipart answer, as cameras send motion JPEG ({@code multipart/x-mixed-replace}).
 *
 * <p>Cameras agree on little: parts have any content type, a length or none, lines end with one
 * character or two, and the boundary differs from the announced one. So the first line that begins
 * with two dashes is the boundary, and the content type is ignored. Not thread-safe.
 */
final class Parts {
  private static final int MAX_BYTES = 64 << 20;
  private static final String LENGTH = "content-length:";

  private final InputStream in;
  private String boundary = "--";
  private boolean isAtHeader;

  Parts(InputStream body) {
    this.in = new BufferedInputStream(body);
  }

  /**
   * Waits for the next part that is not empty.
   *
   * @return empty at the end
   * @throws IOException if the body breaks off, or is not multipart
   */
  Optional<byte[]> next() throws IOException {
    while (isAtHeader || skipToHeader()) {
      isAtHeader = false;
      int length = length();
      byte[] part = length < 0 ? untilBoundary() : in.readNBytes(length);
      if (part.length < length) {
        return Optional.empty();
      }
      if (part.length > 0) {
        return Optional.of(part);
      }
    }
    return Optional.empty();
  }

  private boolean skipToHeader() throws IOException {
    int skipped = 0;
    for (byte[] line = line(); line.length > 0; line = line()) {
      String text = text(line);
      if (text.startsWith(boundary)) {
        boolean isFirst = boundary.equals("--");
        boundary = isFirst ? text : boundary;
        return isFirst || !text.equals(boundary + "--");
      }
      skipped = requireAllowed(skipped + line.length);
    }
    return false;
  }

  /** Reads a part's header and returns the length it states; −1 if it states none. */
  private int length() throws IOException {
    int length = -1;
    int read = 0;
    for (byte[] line = line(); !text(line).isEmpty(); line = line()) {
      String text = text(line);
      if (text.toLowerCase(Locale.ROOT).startsWith(LENGTH)) {
        length = length(text.substring(LENGTH.length()).strip());
      }
      read = requireAllowed(read + line.length);
    }
    return length;
  }

  private static int length(String stated) throws IOException {
    if (!stated.matches("\\d{1,9}")) {
      throw new IOException("a part has a length of '" + stated + "'");
    }
    return requireAllowed(Integer.parseInt(stated));
  }

  /** Reads a part whose length is not stated, and the boundary after it. */
  private byte[] untilBoundary() throws IOException {
    ByteArrayOutputStream part = new ByteArrayOutputStream();
    for (byte[] line = line(); line.length > 0; line = line()) {
      if (text(line).startsWith(boundary)) {
        isAtHeader = true;
        return withoutLineEnd(part.toByteArray());
      }
      part.writeBytes(line);
      requireAllowed(part.size());
    }
    return part.toByteArray();
  }

  /** Reads up to the end of the line, and that too; nothing at the end of the body. */
  private byte[] line() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int next = in.read(); next >= 0; next = in.read()) {
      line.write(next);
      if (next == '\n') {
        break;
      }
      requireAllowed(line.size());
    }
    return line.toByteArray();
  }

  private static int requireAllowed(int bytes) throws IOException {
    if (bytes > MAX_BYTES) {
      throw new IOException("a part has more than " + MAX_BYTES + " bytes");
    }
    return bytes;
  }

  private static byte[] withoutLineEnd(byte[] bytes) {
    int end = bytes.length;
    end -= end > 0 && bytes[end - 1] == '\n' ? 1 : 0;
    end -= end > 0 && bytes[end - 1] == '\r' ? 1 : 0;
    return Arrays.copyOf(bytes, end);
  }

  private static String text(byte[] line) {
    return new String(withoutLineEnd(line), StandardCharsets.ISO_8859_1);
  }
}
