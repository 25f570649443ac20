package dev.sightline.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.embedding.network.HeInitialization;
import dev.sightline.embedding.network.NetworkWeights;
import dev.sightline.training.data.Augmentation;
import dev.sightline.training.data.AugmentationConfig;
import dev.sightline.training.data.ChipReader;
import dev.sightline.training.data.View;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CentredStartTest {
  private static final long SEED = 5;

  @TempDir static Path folder;
  private static ChipReader faces;

  @BeforeAll
  static void makeFaces() throws IOException {
    faces =
        new ChipReader(
            SyntheticFaces.persons(folder, 8, 4, 1),
            new Augmentation(AugmentationConfig.none(), SyntheticFaces.wide(), 32),
            SyntheticFaces.preprocessing());
  }

  /**
   * The length of the mean embedding: 1 where all faces are one point, 0 where they surround it.
   */
  private static double meanLength(NetworkWeights weights) {
    OptimizerConfig still = new OptimizerConfig(1e-3, 0, 0, 0, Set.of());
    try (DataParallelNetwork network =
        new DataParallelNetwork(weights, still, new LearningRate(1e-3, 0, 1), 1)) {
      float[][] embeddings = new FaceViews(faces, View.PLAIN).embed(network, done -> {});
      double square = 0;
      for (int k = 0; k < embeddings[0].length; k++) {
        double sum = 0;
        for (float[] embedding : embeddings) {
          sum += embedding[k] / embeddings.length;
        }
        square += sum * sum;
      }
      return Math.sqrt(square);
    }
  }

  @Test
  void shouldSpreadTheEmbeddingsThatRandomWeightsBundle() {
    // When
    NetworkWeights centred = CentredStart.of(SyntheticFaces.TINY, faces, SEED);

    // Then
    assertThat(meanLength(HeInitialization.of(SyntheticFaces.TINY, SEED))).isGreaterThan(0.8);
    assertThat(meanLength(centred)).isLessThan(0.3);
  }

  @Test
  void shouldGiveTheSameWeightsForTheSameSeed() {
    assertThat(CentredStart.of(SyntheticFaces.TINY, faces, SEED))
        .isEqualTo(CentredStart.of(SyntheticFaces.TINY, faces, SEED))
        .isNotEqualTo(CentredStart.of(SyntheticFaces.TINY, faces, SEED + 1));
  }
}
