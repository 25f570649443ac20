package dev.sightline.serving.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PageScriptsTest {
  private static final Path FOLDER = Path.of("src", "main", "resources", "web");
  private static final Pattern IMPORT =
      Pattern.compile("(?m)^import \\{([^}]*)} from \"\\./([^\"]+)\";$");
  private static final Pattern EXPORT =
      Pattern.compile("(?m)^export (?:async )?(?:function|const|class) (\\w+)");

  @Test
  void shouldNotImportEachOther() throws IOException {
    Map<String, Set<String>> rest = imports();

    while (rest.values().stream().anyMatch(Set::isEmpty)) {
      Set<String> leaves = new HashSet<>(rest.keySet());
      leaves.removeIf(script -> !rest.get(script).isEmpty());
      rest.keySet().removeAll(leaves);
      rest.values().forEach(imported -> imported.removeAll(leaves));
    }

    assertThat(rest).as("scripts that lie on or before an import cycle").isEmpty();
  }

  @Test
  void shouldImportOnlyWhatIsExported() throws IOException {
    for (Path script : scripts()) {
      Matcher imports = IMPORT.matcher(Files.readString(script));
      while (imports.find()) {
        assertThat(exports(imports.group(2)))
            .as("%s imports from %s", script.getFileName(), imports.group(2))
            .contains(imports.group(1).strip().replaceAll(" as \\w+", "").split(",\\s*"));
      }
    }
  }

  /** Each script with those it imports. */
  private static Map<String, Set<String>> imports() throws IOException {
    Map<String, Set<String>> imports = new TreeMap<>();
    for (Path script : scripts()) {
      Set<String> imported = new TreeSet<>();
      IMPORT.matcher(Files.readString(script)).results().forEach(m -> imported.add(m.group(2)));
      imports.put(script.getFileName().toString(), imported);
    }
    return imports;
  }

  private static Set<String> exports(String script) {
    try {
      Set<String> names = new TreeSet<>();
      EXPORT
          .matcher(Files.readString(FOLDER.resolve(script)))
          .results()
          .forEach(match -> names.add(match.group(1)));
      return names;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Path> scripts() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.filter(file -> file.toString().endsWith(".js")).sorted().toList();
    }
  }
}
