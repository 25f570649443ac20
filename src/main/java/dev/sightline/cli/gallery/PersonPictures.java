package dev.sightline.cli.gallery;

import dev.sightline.gallery.Picture;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The pictures of one person. Every file of a folder is one, whatever its name and content, so that
 * enrolment can report what is wrong with it; only hidden files are skipped.
 *
 * @param person the name
 * @param files the files, which may not be pictures
 */
public record PersonPictures(String person, List<Path> files) {

  public PersonPictures {
    files = List.copyOf(files);
  }

  /** Returns files, and the pictures in folders, as those of one person. */
  static PersonPictures of(String person, List<Path> inputs) {
    return new PersonPictures(
        person,
        inputs.stream()
            .flatMap(input -> Files.isDirectory(input) ? entries(input).stream() : Stream.of(input))
            .toList());
  }

  /**
   * Returns the persons of a folder with one folder per person. A folder that cannot be read, and a
   * broken link, is its person's only picture.
   *
   * @throws IllegalArgumentException if there is no folder in it
   */
  public static List<PersonPictures> inFoldersOf(Path folder) {
    List<PersonPictures> people = new ArrayList<>();
    for (Path entry : entries(folder)) {
      if (!Files.isRegularFile(entry)) {
        people.add(new PersonPictures(entry.getFileName().toString(), picturesIn(entry)));
      }
    }
    if (people.isEmpty()) {
      throw new IllegalArgumentException(
          "no folder with pictures in " + folder + "; it needs one folder per person");
    }
    return people;
  }

  /** Returns the pictures, which are read one by one. */
  public List<Picture> pictures() {
    return files.stream().map(Picture::ofFile).toList();
  }

  private static List<Path> picturesIn(Path folder) {
    try {
      return entries(folder);
    } catch (UncheckedIOException e) {
      return List.of(folder);
    }
  }

  private static List<Path> entries(Path folder) {
    List<Path> entries = new ArrayList<>();
    try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, e -> !isHidden(e))) {
      found.forEach(entries::add);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the folder " + folder, e);
    }
    entries.sort(null);
    return entries;
  }

  private static boolean isHidden(Path entry) {
    return entry.getFileName().toString().startsWith(".");
  }
}
