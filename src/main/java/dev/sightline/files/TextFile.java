package dev.sightline.files;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A reader of text files from any editor: UTF-8 with or without a byte order mark, lines that end
 * with LF, CR or both, and blanks at their ends.
 */
public final class TextFile {
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private TextFile() {}

  /**
   * Reads a file and drops its byte order mark.
   *
   * @throws IOException if it cannot be read or is not UTF-8
   */
  public static String read(Path file) throws IOException {
    return withoutMark(Files.readString(file, StandardCharsets.UTF_8));
  }

  /**
   * Reads the lines that are not blank, trimmed.
   *
   * @throws IOException if the file cannot be read or is not UTF-8
   */
  public static List<String> lines(Path file) throws IOException {
    return read(file).lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
  }

  /** Drops a byte order mark at the start of a text. */
  public static String withoutMark(String text) {
    return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
  }
}
