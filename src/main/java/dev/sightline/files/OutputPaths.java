package dev.sightline.files;

import java.nio.file.Files;
import java.nio.file.Path;

/** A check that a command can write its result, made before the work begins. */
public final class OutputPaths {

  private OutputPaths() {}

  /**
   * Checks that a file can be written: its folder exists, and the file is new or may be replaced.
   *
   * @throws IllegalArgumentException if it cannot; the message says why
   */
  public static Path requireFile(Path file) {
    Path folder = file.toAbsolutePath().getParent();
    if (Files.isDirectory(file)) {
      throw new IllegalArgumentException(file + " is a folder; name a file");
    }
    if (folder == null || !Files.isDirectory(folder)) {
      throw new IllegalArgumentException(
          file
              + " cannot be written: there is no folder "
              + folder
              + "; create it or name another");
    }
    requireWritable(file, Files.exists(file) ? file : folder);
    return file;
  }

  /**
   * Checks that a folder, or a file with its folders, can be created if it does not exist.
   *
   * @throws IllegalArgumentException if it cannot; the message says why
   */
  public static Path requireCreatable(Path path) {
    Path existing = path.toAbsolutePath();
    while (existing != null && !Files.exists(existing)) {
      existing = existing.getParent();
    }
    boolean below = !path.toAbsolutePath().equals(existing);
    if (existing == null || (below && !Files.isDirectory(existing))) {
      throw new IllegalArgumentException(
          path + " cannot be created: " + existing + " is not a folder; name another");
    }
    requireWritable(path, existing);
    return path;
  }

  private static void requireWritable(Path wanted, Path existing) {
    if (!Files.isWritable(existing)) {
      throw new IllegalArgumentException(
          wanted
              + " cannot be written: this user may not write "
              + existing
              + "; change its permissions or name another");
    }
  }
}
