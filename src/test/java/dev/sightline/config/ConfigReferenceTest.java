package dev.sightline.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ConfigReferenceTest {
  private static final Path PAGE = Path.of("src/site/markdown/configuration.md");

  /**
   * The page holds the table of {@link ConfigReference}; {@code actual} in a failure is what to
   * paste.
   */
  @Test
  void shouldStandInTheDocumentation() throws IOException {
    assertThat(Files.readString(PAGE)).contains(ConfigReference.markdown());
  }
}
