package dev.sightline.evaluation.pictures;

import dev.sightline.files.TextFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The pictures of a folder with what is known of each, from its file {@value #FILE}:
 * comma-separated values, the first line their names, one of them {@code path}, relative to the
 * folder.
 */
public final class PictureManifest {
  static final String FILE = "manifest.csv";

  private PictureManifest() {}

  /**
   * A picture and its properties.
   *
   * @param properties the values of the picture's line by their names
   */
  public record Entry(Path file, Map<String, String> properties) {

    public Entry {
      properties = Map.copyOf(properties);
    }

    /** Returns a property, empty text if the line has none. */
    public String get(String name) {
      return properties.getOrDefault(name, "");
    }
  }

  /**
   * Reads a folder's manifest.
   *
   * @param required the names that must occur beside {@code path}
   * @throws IllegalArgumentException if the file is missing, a name is, a line is too short or
   *     long, or a picture does not exist
   */
  public static List<Entry> read(Path folder, String... required) {
    Path file = folder.resolve(FILE);
    if (!Files.isRegularFile(file)) {
      throw new IllegalArgumentException(folder + " has no " + FILE);
    }
    List<String> lines = lines(file);
    List<String> names = lines.isEmpty() ? List.of() : List.of(lines.get(0).split(",", -1));
    List<String> missing = new ArrayList<>(List.of(required));
    missing.add("path");
    missing.removeAll(names);
    if (!missing.isEmpty()) {
      throw new IllegalArgumentException(
          file + " must name " + String.join(", ", missing) + " in its first line, found " + names);
    }
    List<Entry> entries = new ArrayList<>();
    for (String line : lines.subList(1, lines.size())) {
      entries.add(entry(file, names, line));
    }
    return entries;
  }

  private static List<String> lines(Path file) {
    try {
      return TextFile.lines(file);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  private static Entry entry(Path file, List<String> names, String line) {
    String[] values = line.split(",", -1);
    if (values.length != names.size()) {
      throw new IllegalArgumentException(
          file + ": expected " + names.size() + " values, found '" + line + "'");
    }
    Map<String, String> properties = new HashMap<>();
    for (int i = 0; i < values.length; i++) {
      properties.put(names.get(i), values[i]);
    }
    Path picture = file.resolveSibling(properties.get("path"));
    if (!Files.isRegularFile(picture)) {
      throw new IllegalArgumentException(file + " names " + picture + ", which does not exist");
    }
    return new Entry(picture, properties);
  }
}
