package dev.sightline.embedding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.embedding.network.HeInitialization;
import dev.sightline.embedding.network.NetworkWeights;
import dev.sightline.embedding.network.Parameter;
import dev.sightline.embedding.network.TfliteInterpreter;
import dev.sightline.embedding.network.TinyNetwork;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.assertj.core.data.Offset;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.NoOp;
import org.nd4j.linalg.learning.config.Sgd;

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
    assertAgree(onnx.forwardPass(SIDE).compute(input, 1), expected);
    onnx.close();
  }

  /** The slopes are near 1, because a difference across the edge of a PReLU is no derivative. */
  @Test
  void shouldBackpropagateTheGradientThatDifferencesShow() {
    // Given
    NetworkWeights weights = HeInitialization.of(TinyNetwork.MOBILE, 4);
    for (Parameter parameter : weights.network().parameters()) {
      if (parameter.name().endsWith("/slope")) {
        float[] slopes = new float[parameter.size()];
        Arrays.fill(slopes, 0.95f);
        weights = weights.with(parameter.name(), slopes);
      }
    }
    ComputationGraph graph = NetworkGraph.forTraining(weights, new Sgd(1), Set.of());
    graph.initGradientsView();
    INDArray input = Nd4j.create(random(2 * 3 * 28 * 28, 2), new long[] {2, 3, 28, 28}, 'c');
    INDArray direction = Nd4j.create(random(10, 5), new long[] {2, 5}, 'c');

    // When
    graph.setInputs(input);
    graph.feedForward(new INDArray[] {input}, true, false);
    INDArray gradient = graph.backpropGradient(direction).gradient().dup();

    // Then
    Random random = new Random(3);
    for (int i = 0; i < 60; i++) {
      long index = random.nextInt((int) graph.numParams());
      double numeric = difference(graph, input, direction, index);
      assertThat(gradient.getDouble(index))
          .as("parameter %d", index)
          .isCloseTo(numeric, Offset.offset(2e-3 + 0.02 * Math.abs(numeric)));
    }
  }

  private static double difference(
      ComputationGraph graph, INDArray input, INDArray direction, long index) {
    float step = 1e-3f;
    float before = graph.params().getFloat(index);
    graph.params().putScalar(index, before + step);
    double above = graph.outputSingle(false, input).mul(direction).sumNumber().doubleValue();
    graph.params().putScalar(index, before - step);
    double below = graph.outputSingle(false, input).mul(direction).sumNumber().doubleValue();
    graph.params().putScalar(index, before);
    return (above - below) / (2 * step);
  }

  @Test
  void shouldComputeTheFrozenBlocksApart() {
    // Given
    NetworkWeights weights = HeInitialization.of(TinyNetwork.MOBILE, 4);
    float[] pixels = random(2 * 3 * 28 * 28, 9);
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

  private static float[] random(int size, long seed) {
    Random random = new Random(seed);
    float[] values = new float[size];
    for (int i = 0; i < size; i++) {
      values[i] = random.nextFloat() - 0.5f;
    }
    return values;
  }
}
