package dev.sightline.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sightline.embedding.network.EnsembleNetwork;
import dev.sightline.embedding.network.EnsembleWeights;
import dev.sightline.embedding.network.MobileNetwork;
import dev.sightline.embedding.network.NetworkWeights;
import dev.sightline.embedding.network.TinyNetwork;
import dev.sightline.inference.OnnxNetwork;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnsembleTest {
  private static final int SIDE = 112;

  /** Turned and not yet cut off, each member's output has the similarities that its file gives. */
  @Test
  void shouldGiveTheMeanOfItsMembersSimilarities() throws IOException {
    // Given
    float[][] chips = {chip(1), chip(2), chip(3)};
    int split = 192;
    NetworkWeights weights = EnsembleWeights.load(split, 512);
    byte[] file;
    try (var in = getClass().getResourceAsStream("/models/fr_feature.onnx")) {
      file = in.readAllBytes();
    }

    // When
    float[][] joined = outputs(bundle(weights), chips);

    // Then
    float[][] first = outputs(ModelBundles.mobileFaceNet(), chips);
    float[][] second;
    try (OnnxNetwork onnx = OnnxNetwork.load(file)) {
      second =
          Arrays.stream(chips)
              .map(chip -> onnx.newPass().run(chip, 1, 3, SIDE, SIDE).get(0))
              .toArray(float[][]::new);
    }
    for (int i = 0; i < chips.length; i++) {
      for (int j = 0; j < i; j++) {
        double firsts = cosine(start(joined[i], split), start(joined[j], split));
        double seconds = cosine(end(joined[i], split), end(joined[j], split));
        assertThat(firsts).isCloseTo(cosine(first[i], first[j]), Offset.offset(1e-4));
        assertThat(seconds).isCloseTo(cosine(second[i], second[j]), Offset.offset(1e-4));
        assertThat(cosine(joined[i], joined[j]))
            .isCloseTo((firsts + seconds) / 2, Offset.offset(1e-5));
      }
    }
  }

  @Test
  void shouldComputeTheSameOnBothEngines() {
    ModelBundle ensemble = ModelBundles.ensemble();
    float[] chip = chip(4);

    float[] dl4j =
        new Dl4jForwardPass(NetworkGraph.forInference(ensemble.weights()), SIDE).compute(chip, 1);

    float[] onnx = outputs(ensemble, chip)[0];
    for (int i = 0; i < onnx.length; i++) {
      assertThat(onnx[i]).isCloseTo(dl4j[i], Offset.offset(1e-5f));
    }
  }

  @Test
  void shouldBeStoredInABundle(@TempDir Path folder) {
    NetworkWeights weights = TinyNetwork.ensembleWeights();
    ModelBundle bundle = bundle(weights);
    Path file = folder.resolve("ensemble.slm");

    bundle.write(file);

    assertThat(ModelBundle.read(file).weights()).isEqualTo(weights);
    assertThat(ModelBundle.read(file).id()).isEqualTo(bundle.id());
  }

  @Test
  void shouldRefuseMembersOfDifferentInputs() {
    List<MobileNetwork> members =
        List.of(MobileNetwork.MOBILE_FACE_NET, TinyNetwork.ENSEMBLE.members().get(1));

    assertThatThrownBy(() -> new EnsembleNetwork("odd", members))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("found [mobilefacenet of 112 px, second of 28 px]");
  }

  private static float[][] outputs(ModelBundle bundle, float[]... chips) {
    try (OnnxNetwork onnx = OnnxNetwork.load(OnnxExport.toBytes(bundle))) {
      ForwardPass pass = ForwardPass.of(onnx, SIDE);
      return Arrays.stream(chips).map(chip -> pass.compute(chip, 1)).toArray(float[][]::new);
    }
  }

  private static ModelBundle bundle(NetworkWeights weights) {
    return ModelBundle.of(
        weights,
        Precision.FLOAT32,
        Preprocessing.of(weights.network()),
        ModelBundles.ensemble().card());
  }

  private static float[] start(float[] vector, int length) {
    return Arrays.copyOf(vector, length);
  }

  private static float[] end(float[] vector, int from) {
    return Arrays.copyOfRange(vector, from, vector.length);
  }

  private static double cosine(float[] a, float[] b) {
    double dot = 0;
    double squareOfA = 0;
    double squareOfB = 0;
    for (int i = 0; i < a.length; i++) {
      dot += a[i] * b[i];
      squareOfA += a[i] * a[i];
      squareOfB += b[i] * b[i];
    }
    return dot / Math.sqrt(squareOfA * squareOfB);
  }

  private static float[] chip(long seed) {
    Random random = new Random(seed);
    float[] pixels = new float[3 * SIDE * SIDE];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (float) (0.5 * random.nextGaussian());
    }
    return pixels;
  }
}
