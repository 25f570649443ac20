package dev.sightline.documentation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A Markdown page of the repository.
 *
 * @param file relative to the root of the repository
 * @param lines without line ends
 */
record Page(Path file, List<String> lines) {
  /** The pages that {@code mvn site} renders. */
  static final Path SITE = Path.of("src", "site", "markdown");

  private static final Pattern INLINE = Pattern.compile("\\]\\(([^)\\s]+)\\)");
  private static final Pattern DEFINITION = Pattern.compile("^\\[([^]]+)]: (\\S+)$");
  private static final Pattern REFERENCE = Pattern.compile("\\]\\[([^]]+)]");
  private static final Pattern CODE = Pattern.compile("`[^`]*`");

  static Page read(Path file) {
    try {
      return new Page(file, Files.readAllLines(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All pages of the site. */
  static List<Page> site() {
    try (Stream<Path> files = Files.walk(SITE)) {
      return files
          .filter(file -> file.toString().endsWith(".md"))
          .sorted()
          .map(Page::read)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All pages of the site, and those that stand in the root of the repository. */
  static List<Page> all() {
    List<Page> pages = new ArrayList<>(site());
    Stream.of("README.md", "CHANGELOG.md", "CONTRIBUTING.md")
        .map(name -> read(Path.of(name)))
        .forEach(pages::add);
    return List.copyOf(pages);
  }

  boolean isOfTheSite() {
    return file.startsWith(SITE);
  }

  /** The lines outside code blocks, without code in them. */
  List<String> prose() {
    List<String> prose = new ArrayList<>();
    boolean fenced = false;
    for (String line : lines) {
      boolean fence = line.startsWith("```");
      fenced ^= fence;
      if (!fenced && !fence && !line.startsWith("    ")) {
        prose.add(CODE.matcher(line).replaceAll(""));
      }
    }
    return prose;
  }

  /** The targets of links and pictures that lie in the repository, as they are written. */
  List<String> links() {
    Stream<String> inline = found(INLINE, 1);
    Stream<String> defined = found(DEFINITION, 2);
    return Stream.concat(inline, defined).filter(link -> !link.matches("[a-z]+:.*")).toList();
  }

  /** Names of reference links that are used and not defined. */
  List<String> undefinedReferences() {
    List<String> defined = found(DEFINITION, 1).toList();
    return found(REFERENCE, 1).filter(name -> !defined.contains(name)).toList();
  }

  /** Whether a link can lead to this place, in the repository and in the rendered site alike. */
  boolean hasAnchor(String id) {
    return lines.contains("<a id=\"" + id + "\"></a>");
  }

  /** The indented blocks of commands, each a list of lines without indentation. */
  List<List<String>> blocks() {
    List<List<String>> blocks = new ArrayList<>();
    List<String> block = new ArrayList<>();
    for (String line : lines) {
      if (line.startsWith("    ")) {
        block.add(line.substring(4));
      } else if (!block.isEmpty()) {
        blocks.add(List.copyOf(block));
        block.clear();
      }
    }
    return blocks;
  }

  private Stream<String> found(Pattern pattern, int group) {
    return prose().stream()
        .flatMap(line -> pattern.matcher(line).results())
        .map((MatchResult match) -> match.group(group));
  }

  @Override
  public String toString() {
    return file.toString();
  }
}
