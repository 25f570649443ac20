package dev.sightline.embedding.network;

import static org.assertj.core.api.Assertions.assertThat;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class HeInitializationTest {

  @Test
  void shouldGiveTheSameWeightsForTheSameSeedOnly() {
    NetworkWeights weights = HeInitialization.of(TinyNetwork.DESCRIPTION, 7);

    assertThat(HeInitialization.of(TinyNetwork.DESCRIPTION, 7)).isEqualTo(weights);
    assertThat(HeInitialization.of(TinyNetwork.DESCRIPTION, 8)).isNotEqualTo(weights);
  }

  @Test
  void shouldSpreadWeightsByTheNumberOfTheirInputs() {
    NetworkWeights weights = HeInitialization.of(ResidualNetwork.RESNET_13, 1);

    // √(2 / (128 · 9)) and, in the second of a block, that over √6; √(2 / 128) at the end.
    assertThat(deviation(weights.get("conv128_1/conv1/weights")))
        .isCloseTo(0.04167, Offset.offset(5e-4));
    assertThat(deviation(weights.get("conv128_1/conv2/weights")))
        .isCloseTo(0.01701, Offset.offset(2e-4));
    assertThat(deviation(weights.get("fc/weights"))).isCloseTo(0.125, Offset.offset(3e-3));
    assertThat(weights.get("conv128_1/conv1/bias")).containsOnly(0);
  }

  private static double deviation(float[] values) {
    double squares = 0;
    for (float value : values) {
      squares += (double) value * value;
    }
    return Math.sqrt(squares / values.length);
  }
}
