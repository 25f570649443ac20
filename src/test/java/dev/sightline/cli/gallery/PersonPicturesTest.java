package dev.sightline.cli.gallery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.sightline.gallery.Picture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PersonPicturesTest {
  @TempDir private Path people;

  @Test
  void shouldTakeNoHiddenFolderForAPersonAndNoHiddenFileForAPicture() throws IOException {
    folders(".thumbnails/Ada", "Ada");
    files("Ada/.DS_Store", "Ada/1.jpg");

    assertThat(PersonPictures.inFoldersOf(people))
        .containsExactly(new PersonPictures("Ada", List.of(people.resolve("Ada/1.jpg"))));
  }

  @Test
  void shouldListEverythingElseWhateverItIsAndIsCalled() throws IOException {
    folders("Ada/1.jpg", "Empty");
    files("Ada/2.HEIC", "Ada/picture", "notes.txt");
    Files.createSymbolicLink(people.resolve("Gone"), Path.of("/nowhere"));

    assertThat(PersonPictures.inFoldersOf(people))
        .extracting(PersonPictures::person, person -> sources(person.pictures()))
        .containsExactly(
            tuple("Ada", List.of("1.jpg", "2.HEIC", "picture")),
            tuple("Empty", List.of()),
            tuple("Gone", List.of("Gone")));
  }

  @Test
  void shouldRefuseAFolderWithoutFolders() {
    assertThatThrownBy(() -> PersonPictures.inFoldersOf(people))
        .hasMessage("no folder with pictures in %s; it needs one folder per person", people);
  }

  private void folders(String... names) throws IOException {
    for (String name : names) {
      Files.createDirectories(people.resolve(name));
    }
  }

  private void files(String... names) throws IOException {
    for (String name : names) {
      Files.createFile(people.resolve(name));
    }
  }

  private static List<String> sources(List<Picture> pictures) {
    return pictures.stream().map(Picture::source).toList();
  }
}
