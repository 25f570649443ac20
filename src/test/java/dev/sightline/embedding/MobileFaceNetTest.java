package dev.sightline.embedding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.embedding.network.HeInitialization;
import dev.sightline.embedding.network.NetworkDescription;
import dev.sightline.embedding.network.NetworkWeights;
import dev.sightline.embedding.network.TfliteInterpreter;
import dev.sightline.embedding.network.TinyNetwork;
import dev.sightline.inference.OnnxNetwork;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.assertj.core.data.Offset;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.NoOp;

class MobileFaceNetTest {
  private static final int SIDE = 112;

  /** Both engines differ by 3e-7 from the file on chips of real faces, too. */
  @Test
  void shouldComputeWhatTheFileOfItsWeightsSays() throws IOException {
    // Given
    float[][][] planes = new float[3][SIDE][SIDE];
    float[] input = new float[3 * SIDE * SIDE];
    Random random = new Random(5);
    for (int i = 0; i < input.length; i++) {
      input[i] = (float) (0.5 * random.nextGaussian());
      planes[i / SIDE / SIDE][i / SIDE % SIDE][i % SIDE] = input[i];
    }
    byte[] file;
    try (var in = getClass().getResourceAsStream("/models/MobileFaceNet.tflite")) {
      file = in.readAllBytes();
    }

    // When
    float[] expected = TfliteInterpreter.run(file, planes);

    // Then
    ModelBundle bundle = ModelBundles.mobileFaceNet();
    ComputationGraph graph = NetworkGraph.forInference(bundle.weights());
    OnnxNetwork onnx = OnnxNetwork.load(OnnxExport.toBytes(bundle));
    assertAgree(new Dl4jForwardPass(graph, SIDE).compute(input, 1), expected);
    assertAgree(ForwardPass.of(onnx, SIDE).compute(input, 1), expected);
    onnx.close();
  }

  static List<NetworkDescription> mobileNetworks() {
    return List.of(TinyNetwork.MOBILE, TinyNetwork.ENSEMBLE);
  }

  @ParameterizedTest
  @MethodSource("mobileNetworks")
  void shouldComputeTheFrozenBlocksApart(NetworkDescription network) {
    // Given
    NetworkWeights weights = HeInitialization.of(network, 4);
    float[] pixels = TinyNetwork.random(2 * 3 * 28 * 28, 9);
    float[] whole = new Dl4jForwardPass(NetworkGraph.forInference(weights), 28).compute(pixels, 2);

    for (String last : List.of("plane7_down", "plane7_1")) {
      // When
      Set<String> frozen = new HashSet<>(List.of("stem", "plane7_down", last));
      float[] features;
      try (FrozenBlocks blocks = FrozenBlocks.of(weights, frozen).orElseThrow()) {
        features = blocks.compute(pixels, 2);
      }
      ComputationGraph trained = NetworkGraph.forTraining(weights, new NoOp(), frozen);

      // Then
      long[] row = NetworkGraph.inputShape(weights.network(), frozen);
      try (INDArray input = Nd4j.create(features, new long[] {2, row[0], row[1], row[2]}, 'c')) {
        assertAgree(trained.outputSingle(false, input).dup('c').data().asFloat(), whole);
      }
      assertThat(NetworkGraph.weightsOf(trained, weights)).isEqualTo(weights);
    }
  }

  private static void assertAgree(float[] found, float[] expected) {
    assertThat(found).hasSameSizeAs(expected);
    for (int i = 0; i < found.length; i++) {
      assertThat(found[i]).isCloseTo(expected[i], Offset.offset(1e-4f));
    }
  }
}
