package dev.sightline.evaluation;

import dev.sightline.files.TextFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The pairs of Labeled Faces in the Wild, from its {@code pairs.txt}.
 *
 * <p>The first line holds the number of folds and n, the pairs of each kind in a fold. Then each
 * fold has n lines {@code name i j}, two pictures of one person, and n lines {@code name i other
 * j}; the parts are separated by tabs.
 */
public final class LfwPairs {

  private LfwPairs() {}

  /**
   * Reads a file.
   *
   * @throws IllegalArgumentException if the file has another format
   */
  public static List<PicturePair> read(Path file) {
    List<String> lines;
    try {
      lines = TextFile.read(file).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the pairs file " + file, e);
    }
    String[] header = lines.isEmpty() ? new String[0] : lines.get(0).split("\t");
    if (header.length != 2) {
      throw new IllegalArgumentException(
          file + " must begin with the number of folds and of pairs, separated by a tab");
    }
    int pairsInFold = 2 * number(file, 1, header[1]);
    List<PicturePair> pairs = new ArrayList<>();
    for (int i = 1; i < lines.size(); i++) {
      if (!lines.get(i).isBlank()) {
        pairs.add(pair(file, i + 1, (i - 1) / pairsInFold, lines.get(i).split("\t")));
      }
    }
    int expected = number(file, 1, header[0]) * pairsInFold;
    if (pairs.size() != expected) {
      throw new IllegalArgumentException(
          file + " announces " + expected + " pairs and holds " + pairs.size());
    }
    return pairs;
  }

  private static PicturePair pair(Path file, int line, int fold, String[] parts) {
    if (parts.length != 3 && parts.length != 4) {
      throw new IllegalArgumentException(
          file + " line " + line + " must have 3 or 4 parts, found " + parts.length);
    }
    boolean same = parts.length == 3;
    String other = same ? parts[0] : parts[2];
    return new PicturePair(
        fold,
        same,
        picture(parts[0], number(file, line, parts[1])),
        picture(other, number(file, line, parts[parts.length - 1])));
  }

  private static int number(Path file, int line, String text) {
    try {
      return Integer.parseInt(text.strip());
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          file + " line " + line + ": '" + text + "' is not a number", e);
    }
  }

  private static String picture(String name, int number) {
    return String.format(Locale.ROOT, "%s/%s_%04d.jpg", name, name, number);
  }
}
