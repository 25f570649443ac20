package dev.sightline.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The English of the sources: words to avoid, and sentences that need a subject. */
class ProseTest {
  private static final Pattern JAVADOC = Pattern.compile("/\\*\\*(.*?)\\*/", Pattern.DOTALL);

  private static final Pattern WITHOUT_SUBJECT =
      Pattern.compile("(?:^|[.!?]\\s|<p>|<li>)\\s*(?:Of|As|Whom|Under which)\\b[^.]*");

  @Test
  void shouldUseNoHardWords() throws IOException {
    // When
    List<String> hard =
        Stream.concat(
                files(Path.of("src", "main"), "java|proto|properties|yaml|json|js|html|css|xml|sh"),
                Page.all().stream().map(Page::file))
            .flatMap(ProseTest::hardWords)
            .toList();

    // Then
    assertThat(hard).isEmpty();
  }

  @Test
  void shouldBeginNoSentenceOfJavadocWithoutASubject() throws IOException {
    // When
    List<String> sentences =
        files(Path.of("src", "main", "java"), "java")
            .flatMap(ProseTest::sentencesWithoutSubject)
            .toList();

    // Then
    assertThat(sentences).isEmpty();
  }

  private static Stream<String> hardWords(Path file) {
    return DocumentationTest.HARD_WORDS
        .matcher(read(file))
        .results()
        .map(word -> file + ": " + word.group());
  }

  private static Stream<String> sentencesWithoutSubject(Path file) {
    return JAVADOC
        .matcher(read(file))
        .results()
        .map(comment -> comment.group(1).replaceAll("\\R\\s*\\*", " "))
        .flatMap(comment -> WITHOUT_SUBJECT.matcher(comment).results().map(MatchResult::group))
        .map(sentence -> file + ": " + sentence.strip());
  }

  private static Stream<Path> files(Path folder, String extensions) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> file.toString().matches(".*\\.(" + extensions + ")"))
          .sorted()
          .toList()
          .stream();
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
