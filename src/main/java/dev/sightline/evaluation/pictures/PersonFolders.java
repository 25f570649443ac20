package dev.sightline.evaluation.pictures;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** A reader of a folder with one folder per person. */
public final class PersonFolders {
  private static final Set<String> PICTURES = Set.of("jpg", "jpeg", "png", "bmp", "webp");

  private PersonFolders() {}

  /**
   * Returns every file of the persons' folders with a picture's extension, by person and file name.
   *
   * @throws IllegalArgumentException if there is no such folder or it holds no picture
   */
  public static List<PersonPicture> read(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw new IllegalArgumentException("there is no folder " + folder);
    }
    List<PersonPicture> pictures =
        children(folder).stream()
            .filter(Files::isDirectory)
            .flatMap(PersonFolders::ofPerson)
            .toList();
    if (pictures.isEmpty()) {
      throw new IllegalArgumentException(
          folder + " holds no pictures; expected one folder per person with pictures in it");
    }
    return pictures;
  }

  private static Stream<PersonPicture> ofPerson(Path folder) {
    String person = folder.getFileName().toString();
    return children(folder).stream()
        .filter(PersonFolders::isPicture)
        .map(file -> new PersonPicture(person, file));
  }

  private static boolean isPicture(Path file) {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    return PICTURES.contains(name.substring(name.lastIndexOf('.') + 1))
        && Files.isRegularFile(file);
  }

  private static List<Path> children(Path folder) {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list " + folder, e);
    }
  }
}
