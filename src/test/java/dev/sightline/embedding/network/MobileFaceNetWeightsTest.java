package dev.sightline.embedding.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class MobileFaceNetWeightsTest {

  @Test
  void shouldReadAllArraysOfTheFile() {
    NetworkWeights weights = MobileFaceNetWeights.load();

    // 5,233,396 bytes hold these and the names and shapes of 369 tensors.
    assertThat(weights.size()).isEqualTo(1_292_992);
    assertThat(weights.get("stem_conv/slope")).hasSize(64);
    assertThat(weights.get("plane7_2/depthwise/weights")).hasSize(256 * 9);
  }

  @Test
  void shouldSayWhatAFileLacks() {
    byte[] text = "no model, but long enough".getBytes(StandardCharsets.US_ASCII);

    assertThatThrownBy(() -> MobileFaceNetWeights.of(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("not a TensorFlow Lite file: it lacks the mark TFL3");
  }
}
