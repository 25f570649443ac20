package dev.sightline.gallery;

import static dev.sightline.gallery.Templates.MODEL;
import static dev.sightline.gallery.Templates.atAngle;
import static dev.sightline.gallery.Templates.template;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.sightline.embedding.Embedding;
import dev.sightline.embedding.ModelId;
import org.junit.jupiter.api.Test;

class GalleryContentsTest {
  private static final ModelId NEXT = new ModelId("next-model");
  private static final Embedding NEXT_VECTOR = Embedding.of(NEXT, new float[] {0, 1});
  private static final Template ANN = template("c/ann/1", atAngle(0));

  private final GalleryContents gallery = new GalleryContents();

  @Test
  void shouldKeepTheVectorsOfBothModelsUntilItIsSwitched() {
    // When
    gallery.put(ANN.withNext(NEXT_VECTOR));

    // Then
    assertThat(gallery.models()).containsExactly(MODEL);
    assertThat(gallery.template(ANN.id())).contains(ANN.withNext(NEXT_VECTOR));

    // When
    gallery.switchTo(NEXT);

    // Then: the vector of the model in force, and no other
    assertThat(gallery.models()).containsExactly(NEXT);
    assertThat(gallery.template(ANN.id()).orElseThrow().embedding()).isEqualTo(NEXT_VECTOR);
    assertThat(gallery.template(ANN.id()).orElseThrow().next()).isEmpty();
  }

  @Test
  void shouldTakeTheVectorInForceOfWhatComesAfterTheSwitch() {
    // Given
    gallery.switchTo(NEXT);

    // When
    Template kept = gallery.put(ANN.withNext(NEXT_VECTOR));

    // Then
    assertThat(kept.embedding()).isEqualTo(NEXT_VECTOR);
    assertThat(gallery.models()).containsExactly(NEXT);
  }

  @Test
  void shouldShowTemplatesThatHaveNoVectorInForce() {
    // Given
    gallery.put(ANN);

    // When
    gallery.switchTo(NEXT);

    // Then
    assertThat(gallery.models()).containsExactly(MODEL);
    assertThat(gallery.size()).isEqualTo(1);
  }

  @Test
  void shouldRejectTwoVectorsOfOneModel() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ANN.withNext(atAngle(3)))
        .withMessage("a template has one embedding a model, found two of test-model");
  }

  @Test
  void shouldGiveATemplateOfAModelItHasAVectorOf() {
    assertThat(ANN.withNext(NEXT_VECTOR).of(MODEL)).contains(ANN);
    assertThat(ANN.of(NEXT)).isEmpty();
  }
}
