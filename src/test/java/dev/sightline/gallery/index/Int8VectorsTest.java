package dev.sightline.gallery.index;

import static dev.sightline.gallery.Templates.MODEL;
import static dev.sightline.gallery.Templates.random;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.embedding.Embedding;
import dev.sightline.vectors.DotKernel;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Int8VectorsTest {

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 127, 128, 512})
  void shouldBoundTheSimilarityFromAboveAndClosely(int dimension) {
    // Given: random rows, and at their ends the probe itself, its opposite and a single axis
    Random random = new Random(dimension);
    Embedding face = random(random, MODEL, dimension);
    Int8Vectors vectors = new Int8Vectors(dimension, DotKernel.plain());
    for (int row = 0; row < DotKernel.ROWS - 3; row++) {
      vectors.write(row, random(random, MODEL, dimension).toArray());
    }
    vectors.write(DotKernel.ROWS - 3, face.toArray());
    vectors.write(DotKernel.ROWS - 2, negated(face.toArray()));
    vectors.write(DotKernel.ROWS - 1, axis(dimension));
    Probe probe = new Probe(face, 1);

    // When
    vectors.bound(0, probe);

    // Then: a step is at most 1/127 of the largest component, so ‖e‖ ≤ √n / 254
    for (int row = 0; row < DotKernel.ROWS; row++) {
      float similarity = vectors.similarity(row, probe);
      assertThat(probe.products()[row])
          .isBetween(similarity, similarity + (float) Math.sqrt(dimension) / 127 + 0.001f);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 127, 128, 512})
  void shouldCompareWithTheVectorItself(int dimension) {
    // Given
    Random random = new Random(dimension);
    Embedding face = random(random, MODEL, dimension);
    Embedding other = random(random, MODEL, dimension);
    Int8Vectors vectors = new Int8Vectors(dimension, DotKernel.plain());

    // When
    vectors.write(5, other.toArray());

    // Then
    assertThat(vectors.similarity(5, new Probe(face, 1))).isEqualTo(face.cosineSimilarity(other));
    assertThat(vectors.read(5)).isEqualTo(other.toArray());
  }

  private static float[] negated(float[] vector) {
    for (int i = 0; i < vector.length; i++) {
      vector[i] = -vector[i];
    }
    return vector;
  }

  private static float[] axis(int dimension) {
    float[] vector = new float[dimension];
    vector[dimension - 1] = 1;
    return vector;
  }
}
