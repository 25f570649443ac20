package dev.sightline.gallery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TemplateIdTest {

  @Test
  void shouldReadWhatItWrites() {
    // Given
    TemplateId id = new TemplateId("staff", "Zoë Müller", "3f2a");

    // When
    TemplateId read = TemplateId.parse(id.toString());

    // Then
    assertThat(id).hasToString("staff/Zoë Müller/3f2a");
    assertThat(read).isEqualTo(id);
    assertThat(read.person()).isEqualTo(new PersonId("staff", "Zoë Müller"));
  }

  @Test
  void shouldOrderByCollectionThenPersonThenSample() {
    assertThat(Stream.of("b/a/1", "a/b/2", "a/b/1", "a/a/9").map(TemplateId::parse).sorted())
        .extracting(TemplateId::toString)
        .containsExactly("a/a/9", "a/b/1", "a/b/2", "b/a/1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a", "a/b", "a/b/c/d", "/b/c", "a/ /c", "a/b/"})
  void shouldRejectATextWithoutThreeParts(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> TemplateId.parse(text));
  }

  @Test
  void shouldBeTheSameWhicheverWayANameWasTyped() {
    // Given: an é of one character, and of two
    String composed = "Jos\u00E9";
    String decomposed = "Jose\u0301";

    // When, Then
    assertThat(new TemplateId(decomposed, decomposed, "1"))
        .isEqualTo(new TemplateId(composed, composed, "1"));
    assertThat(new PersonId("staff", decomposed)).isEqualTo(new PersonId("staff", composed));
    assertThat(PersonId.parse("staff/" + decomposed)).hasToString("staff/" + composed);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"200B", "200D", "200E", "202E", "2066", "2028", "FEFF", "00AD", "061C", "D800"})
  void shouldRejectANameWithACharacterThatCannotBeSeen(String character) {
    String name = "A" + (char) Integer.parseInt(character, 16) + "da";

    assertThatIllegalArgumentException()
        .isThrownBy(() -> new PersonId("staff", name))
        .withMessage(
            "person must have no zero-width and no bidirectional control character, found U+%s",
            character);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new PersonId(name, "Ada"))
        .withMessageStartingWith("collection must have no zero-width");
  }

  @Test
  void shouldShowWhatCannotBeSeen() {
    assertThat(PersonId.printable("A\u202Eda\u001B[2J 李")).isEqualTo("A<U+202E>da<U+001B>[2J 李");
  }

  @Test
  void shouldRejectANameThatWasReadInAnotherEncoding() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new PersonId("staff", "\uFFFD\uFFFD"))
        .withMessageContaining("which was read in another encoding");
  }

  @Test
  void shouldRejectAPartThatCannotBeAKey() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new TemplateId("staff", "a/b", "1"))
        .withMessageContaining("person must have no slash");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new TemplateId("staff", "a\nb", "1"))
        .withMessageContaining("control character");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new TemplateId("staff", "x".repeat(201), "1"))
        .withMessageContaining("1 to 200 characters")
        .withMessageContaining("201");
  }
}
