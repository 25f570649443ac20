package dev.sightline.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.events.EventSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DocumentationTest {
  private static final int COLUMNS = 120;
  private static final int README_LINES = 200;

  /** Words that make a sentence hard to read, and that have a plain equivalent. */
  static final Pattern HARD_WORDS =
      Pattern.compile(
          "(?i)\\b(whoever|whomever|whom|anew|somebody|is told|of late|affairs?|in vain)\\b");

  private static final Pattern MENU = Pattern.compile("<item name=\"[^\"]+\" href=\"([^\"]+)\"");

  static List<Page> pages() {
    return Page.all();
  }

  @ParameterizedTest
  @MethodSource("pages")
  void shouldLinkToWhatExists(Page page) {
    assertThat(page.undefinedReferences()).as("references without a target").isEmpty();
    assertThat(page.links()).allSatisfy(link -> assertLeadsSomewhere(page, link));
  }

  private static void assertLeadsSomewhere(Page page, String link) {
    String[] parts = link.split("#", 2);
    Path folder = page.file().toAbsolutePath().getParent();
    Path target =
        parts[0].isEmpty() ? page.file().toAbsolutePath() : folder.resolve(parts[0]).normalize();
    assertThat(target).as("the target of %s", link).isRegularFile();
    if (page.isOfTheSite()) {
      assertThat(target)
          .as("the target of %s, which the rendered site has too", link)
          .startsWith(Page.SITE.toAbsolutePath());
    }
    if (parts.length == 2) {
      assertThat(Page.read(target).hasAnchor(parts[1]))
          .as("<a id=\"%s\"></a> in %s", parts[1], target.getFileName())
          .isTrue();
    }
  }

  @ParameterizedTest
  @MethodSource("pages")
  void shouldLetKcatSendPicturesOfMoreThanAMegabyte(Page page) {
    assertThat(page.lines())
        .filteredOn(line -> line.contains("kcat") && line.contains(" -P "))
        .allSatisfy(line -> assertThat(line).contains("-X message.max.bytes="));
  }

  @ParameterizedTest
  @MethodSource("pages")
  void shouldWrapLines(Page page) {
    assertThat(page.lines().stream().filter(line -> line.contains("\t"))).isEmpty();
    assertThat(page.prose())
        .filteredOn(line -> !line.startsWith("|"))
        .allSatisfy(line -> assertThat(line.length()).as(line).isLessThanOrEqualTo(COLUMNS));
  }

  /** The words of the generated reference are those of the configuration's own texts. */
  static List<Page> writtenPages() {
    Path generated = Page.SITE.resolve("configuration.md");
    return Page.all().stream().filter(page -> !page.file().equals(generated)).toList();
  }

  @ParameterizedTest
  @MethodSource("writtenPages")
  void shouldBeWrittenInPlainWords(Page page) {
    assertThat(page.prose())
        .flatExtracting(line -> HARD_WORDS.matcher(line).results().map(MatchResult::group).toList())
        .isEmpty();
  }

  @Test
  void shouldKeepTheReadmeShort() {
    assertThat(Page.read(Path.of("README.md")).lines()).hasSizeLessThanOrEqualTo(README_LINES);
  }

  @Test
  void shouldListEveryPageInTheMenu() throws IOException {
    // Given
    String menu = Files.readString(Path.of("src", "site", "site.xml"));

    // When
    List<String> listed =
        MENU.matcher(menu)
            .results()
            .map(item -> item.group(1).replaceAll("\\.html$", ".md"))
            .toList();

    // Then
    assertThat(listed)
        .allSatisfy(name -> assertThat(Page.SITE.resolve(name)).isRegularFile())
        .containsAll(namesIn(Page.SITE));
  }

  @Test
  void shouldListEveryDecision() throws IOException {
    // Given
    Path decisions = Page.SITE.resolve("decisions");

    // When
    List<String> listed = Page.read(decisions.resolve("index.md")).links();

    // Then
    List<String> written = namesIn(decisions);
    written.remove("index.md");
    assertThat(listed).containsExactlyElementsOf(written);
  }

  private static List<String> namesIn(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".md"))
          .sorted()
          .collect(Collectors.toCollection(ArrayList::new));
    }
  }

  @Test
  void shouldShowAnEventThatFollowsTheSchema() throws IOException {
    // Given
    String readme = Files.readString(Path.of("README.md"));

    // When
    String event = readme.substring(readme.indexOf("```json") + 7);

    // Then
    EventSchema.PRESENCE.assertValid(event.substring(0, event.indexOf("```")));
  }
}
