package dev.sightline.gallery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TemplateKeyTest {

  @Test
  void shouldReadWhatItWrites() {
    // Given
    TemplateKey key = new TemplateKey("staff", "Zoë Müller", "3f2a");

    // When
    TemplateKey read = TemplateKey.parse(key.toString());

    // Then
    assertThat(key).hasToString("staff/Zoë Müller/3f2a");
    assertThat(read).isEqualTo(key);
    assertThat(read.owner()).isEqualTo(new PersonKey("staff", "Zoë Müller"));
  }

  @Test
  void shouldOrderByCollectionThenPersonThenSample() {
    assertThat(Stream.of("b/a/1", "a/b/2", "a/b/1", "a/a/9").map(TemplateKey::parse).sorted())
        .extracting(TemplateKey::toString)
        .containsExactly("a/a/9", "a/b/1", "a/b/2", "b/a/1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a", "a/b", "a/b/c/d", "/b/c", "a/ /c", "a/b/"})
  void shouldRejectATextWithoutThreeParts(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> TemplateKey.parse(text));
  }

  @Test
  void shouldRejectAPartThatCannotBeAKey() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new TemplateKey("staff", "a/b", "1"))
        .withMessageContaining("person must have no slash");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new TemplateKey("staff", "a\nb", "1"))
        .withMessageContaining("control character");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new TemplateKey("staff", "x".repeat(201), "1"))
        .withMessageContaining("1 to 200 characters")
        .withMessageContaining("201");
  }
}
