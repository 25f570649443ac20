package dev.sightline.cli.gallery;

import dev.sightline.gallery.Picture;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The pictures of one person.
 *
 * @param person the name
 * @param files JPEG and PNG files
 */
public record PersonPictures(String person, List<Path> files) {
  private static final Pattern SUFFIX = Pattern.compile(".*\\.(\\w+)");
  private static final Set<String> PICTURES = Set.of("jpg", "jpeg", "png");

  public PersonPictures {
    files = List.copyOf(files);
  }

  /** Files, and the pictures in folders, as those of one person. */
  static PersonPictures of(String person, List<Path> inputs) {
    List<Path> files = new ArrayList<>();
    for (Path input : inputs) {
      if (Files.isDirectory(input)) {
        files.addAll(picturesIn(input));
      } else {
        files.add(input);
      }
    }
    return new PersonPictures(person, files);
  }

  /**
   * A folder of folders: each is one person and named so.
   *
   * @throws IllegalArgumentException if there is no folder with a picture in it
   */
  public static List<PersonPictures> inFoldersOf(Path folder) {
    List<PersonPictures> people = new ArrayList<>();
    for (Path entry : entries(folder)) {
      List<Path> pictures = Files.isDirectory(entry) ? picturesIn(entry) : List.of();
      if (!pictures.isEmpty()) {
        people.add(new PersonPictures(entry.getFileName().toString(), pictures));
      }
    }
    if (people.isEmpty()) {
      throw new IllegalArgumentException(
          "no folder with pictures in " + folder + "; it needs one folder a person");
    }
    return people;
  }

  static Picture read(Path file) {
    try {
      return new Picture(file.getFileName().toString(), Files.readAllBytes(file));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the picture " + file, e);
    }
  }

  private static List<Path> picturesIn(Path folder) {
    return entries(folder).stream().filter(PersonPictures::isPicture).toList();
  }

  private static boolean isPicture(Path file) {
    var matcher = SUFFIX.matcher(file.getFileName().toString().toLowerCase(Locale.ROOT));
    return matcher.matches() && PICTURES.contains(matcher.group(1));
  }

  private static List<Path> entries(Path folder) {
    List<Path> entries = new ArrayList<>();
    try (DirectoryStream<Path> found = Files.newDirectoryStream(folder)) {
      found.forEach(entries::add);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the folder " + folder, e);
    }
    entries.sort(null);
    return entries;
  }
}
