package dev.sightline.serving.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PageFilesTest {
  private static final Path FOLDER = Path.of("src", "main", "resources", "web");

  @Test
  void shouldServeAllFilesOfTheFolderAndNoOther() throws IOException {
    assertThat(names()).containsExactlyElementsOf(PageFiles.NAMES);
  }

  @Test
  void shouldFetchNothingFromElsewhere() throws IOException {
    for (String name : names()) {
      String text = Files.readString(FOLDER.resolve(name)).replace("http://www.w3.org/", "");
      assertThat(text).as(name).doesNotContain("http://", "https://", "//cdn", "@import");
    }
  }

  @Test
  void shouldNeverTurnTextIntoMarkup() throws IOException {
    for (String name : names()) {
      assertThat(Files.readString(FOLDER.resolve(name)))
          .as(name)
          .doesNotContain(
              "innerHTML", "outerHTML", "insertAdjacentHTML", "eval(", "document.write");
    }
  }

  private static List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
