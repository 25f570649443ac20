package dev.sightline.evaluation;

import dev.sightline.files.TextFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A reader of pairs of pictures from a text file, one per line: {@code fold same left right}, as
 * Celebrities in Frontal-Profile has them (Sengupta et al. 2016, "Frontal to Profile Face
 * Verification in the Wild"), or {@code left right same} for a list without folds. {@code same} is
 * 1 or 0. Parts are separated by tabs if the line has any, otherwise by spaces.
 */
public final class PairList {

  private PairList() {}

  /**
   * Reads a file.
   *
   * @return the pairs in their order; folds are numbered from 0 as they first occur
   * @throws IllegalArgumentException if the file holds no pair or a line has another format
   */
  public static List<PicturePair> read(Path file) {
    List<PicturePair> pairs = new ArrayList<>();
    Map<String, Integer> folds = new LinkedHashMap<>();
    List<String> lines = lines(file);
    for (int i = 0; i < lines.size(); i++) {
      if (!lines.get(i).isBlank()) {
        try {
          pairs.add(pair(parts(lines.get(i)), folds));
        } catch (IllegalArgumentException e) {
          throw new IllegalArgumentException(file + " line " + (i + 1) + ": " + e.getMessage(), e);
        }
      }
    }
    if (pairs.isEmpty()) {
      throw new IllegalArgumentException(file + " holds no pair");
    }
    return pairs;
  }

  private static List<String> lines(Path file) {
    try {
      return TextFile.read(file).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the pairs file " + file, e);
    }
  }

  private static String[] parts(String line) {
    return line.strip().split(line.strip().contains("\t") ? "\t" : "\\s+");
  }

  private static PicturePair pair(String[] parts, Map<String, Integer> folds) {
    if (parts.length == 3) {
      return new PicturePair(0, isSame(parts[2]), parts[0], parts[1]);
    }
    if (parts.length == 4) {
      int next = folds.size();
      int fold = folds.computeIfAbsent(parts[0], label -> next);
      return new PicturePair(fold, isSame(parts[1]), parts[2], parts[3]);
    }
    throw new IllegalArgumentException(
        "expected 'fold same left right' or 'left right same', found " + parts.length + " parts");
  }

  private static boolean isSame(String text) {
    return switch (text) {
      case "1" -> true;
      case "0" -> false;
      default ->
          throw new IllegalArgumentException(
              "'same' must be 1 for one person or 0 for two, was '" + text + "'");
    };
  }
}
