package dev.sightline.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AllPairsTest {

  @Test
  void shouldCompareEveryFaceWithEveryOther() {
    float[][] embeddings = {{1, 0}, {0.6f, 0.8f}, {0, 1}};

    PairSimilarities pairs = AllPairs.of(new int[] {7, 7, 9}, embeddings);

    assertThat(pairs.genuine()).containsExactly(0.6f);
    assertThat(pairs.impostor()).containsExactly(0, 0.8f);
  }
}
