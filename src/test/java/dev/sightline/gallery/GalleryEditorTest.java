package dev.sightline.gallery;

import static dev.sightline.gallery.Templates.atAngle;
import static dev.sightline.gallery.Templates.template;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.sightline.embedding.Embedding;
import dev.sightline.embedding.ModelId;
import dev.sightline.gallery.GalleryEditor.NotEnrolledException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GalleryEditorTest {
  private static final PersonId ANN = new PersonId("c", "ann");
  private static final PersonId BOB = new PersonId("c", "bob");
  private static final PersonId EVE = new PersonId("c", "eve");

  private static final Instant NOW = Instant.ofEpochSecond(1_000);

  private final GalleryContents gallery = new GalleryContents();
  private final GalleryEditor editor =
      new GalleryEditor(gallery, new GalleryConfig(IndexType.FLOAT32, 2));

  @BeforeEach
  void enroll() {
    gallery.put(template("c/ann/1", atAngle(0)));
    gallery.put(template("c/ann/2", atAngle(1)));
    gallery.put(template("c/ann/not-3", atAngle(2)));
    gallery.put(template("c/bob/1", atAngle(40)));
  }

  @Test
  void shouldKeepTheFormerNamesOfPersonsWhoAreRenamedAndMerged() {
    // When
    apply(editor.rename(ANN, EVE, NOW));
    apply(editor.merge(EVE, BOB, NOW.plusSeconds(1)));

    // Then
    assertThat(gallery.formerNames(BOB))
        .containsExactly(new FormerName(ANN, NOW), new FormerName(EVE, NOW.plusSeconds(1)));
    assertThat(gallery.formerNames(EVE)).isEmpty();
    assertThatExceptionOfType(NotEnrolledException.class)
        .isThrownBy(() -> editor.remove(ANN))
        .withMessageEndingWith(", who is " + BOB + " now");
  }

  @Test
  void shouldRenameAPersonWithNegativeExamplesAndStatus() {
    // Given
    gallery.setStatus(ANN, PersonStatus.DISABLED);

    // When
    apply(editor.rename(ANN, EVE, NOW));

    // Then
    assertThat(ids(EVE)).containsExactly("c/eve/1", "c/eve/2", "c/eve/not-3");
    assertThat(gallery.status(EVE)).isEqualTo(PersonStatus.DISABLED);
    assertThat(gallery.has(ANN)).isFalse();
  }

  @Test
  void shouldRenameNobodyToSomebodyElse() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> editor.rename(ANN, BOB, NOW))
        .withMessageContaining("c/bob is enrolled");
    assertThatExceptionOfType(NotEnrolledException.class)
        .isThrownBy(() -> editor.rename(EVE, new PersonId("c", "fay"), NOW))
        .withMessage("nobody is enrolled as c/eve");
  }

  @Test
  void shouldMergeTwoPersonsAndKeepTheMostDiverseTemplates() {
    // When: of 0, 1 and 40 degrees two are kept, and ann's first is replaced by none of bob's
    apply(editor.merge(BOB, ANN, NOW));

    // Then
    assertThat(gallery.has(BOB)).isFalse();
    assertThat(ids(ANN)).containsExactly("c/ann/1", "c/ann/2", "c/ann/not-3");
    assertThat(gallery.template(TemplateId.parse("c/ann/1")).orElseThrow().embedding())
        .isEqualTo(atAngle(40));
  }

  @Test
  void shouldMoveATemplateToSomebodyNew() {
    // When
    apply(editor.move(TemplateId.parse("c/ann/2"), EVE));

    // Then
    assertThat(ids(ANN)).containsExactly("c/ann/1", "c/ann/not-3");
    assertThat(ids(EVE)).containsExactly("c/eve/2");
  }

  @Test
  void shouldRemoveSurplusWhereATemplateArrives() {
    // When
    GalleryEdit edit = editor.move(TemplateId.parse("c/bob/1"), ANN);
    gallery.put(template("c/ann/5", atAngle(41)));
    apply(editor.move(TemplateId.parse("c/ann/5"), BOB));
    gallery.put(template("c/eve/7", atAngle(90)));
    apply(editor.move(TemplateId.parse("c/eve/7"), BOB));

    // Then
    assertThat(edit.put()).hasSize(1);
    assertThat(ids(BOB)).hasSize(2).contains("c/bob/7");
  }

  @Test
  void shouldMakeATemplateANegativeExample() {
    // When
    apply(editor.toNegative(TemplateId.parse("c/ann/2")));

    // Then
    assertThat(ids(ANN)).containsExactly("c/ann/1", "c/ann/not-2", "c/ann/not-3");
  }

  @Test
  void shouldRemoveAPersonWithTheStatus() {
    // Given
    gallery.setStatus(ANN, PersonStatus.IGNORED);

    // When
    apply(editor.remove(ANN));

    // Then
    assertThat(gallery.has(ANN)).isFalse();
  }

  @Test
  void shouldSetAStatusOfSomebodyWhoIsThereOnly() {
    // When
    apply(editor.setStatus(BOB, PersonStatus.IGNORED));

    // Then
    assertThat(gallery.status(BOB)).isEqualTo(PersonStatus.IGNORED);
    assertThatExceptionOfType(NotEnrolledException.class)
        .isThrownBy(() -> editor.setStatus(EVE, PersonStatus.IGNORED));
    assertThatExceptionOfType(NotEnrolledException.class)
        .isThrownBy(() -> editor.remove(TemplateId.parse("c/bob/2")))
        .withMessage("there is no template c/bob/2");
  }

  @Test
  void shouldAddAGalleryOfTheSameModelOnly() {
    // Given
    GalleryContents other = new GalleryContents();
    other.put(template("c/eve/1", atAngle(50)));
    other.setStatus(EVE, PersonStatus.DISABLED);
    GalleryContents foreign = new GalleryContents();
    foreign.put(template("c/eve/1", Embedding.of(new ModelId("other"), new float[] {1, 0})));

    // When
    apply(editor.add(other));

    // Then
    assertThat(gallery.status(EVE)).isEqualTo(PersonStatus.DISABLED);
    assertThat(gallery.size()).isEqualTo(5);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> editor.add(foreign))
        .withMessageContaining("vectors of two models cannot be compared");
  }

  private void apply(GalleryEdit edit) {
    edit.put().forEach(gallery::put);
    edit.statuses().forEach(gallery::setStatus);
    edit.formerNames().forEach(gallery::setFormerNames);
    edit.removed().forEach(gallery::remove);
  }

  private List<String> ids(PersonId person) {
    return gallery.templatesOf(person).stream().map(t -> t.id().toString()).toList();
  }
}
