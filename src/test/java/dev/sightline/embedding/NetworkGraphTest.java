package dev.sightline.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sightline.embedding.network.FaceApiWeights;
import dev.sightline.embedding.network.HeInitialization;
import dev.sightline.embedding.network.NetworkWeights;
import dev.sightline.embedding.network.Parameter;
import dev.sightline.embedding.network.ResidualNetwork;
import dev.sightline.embedding.network.TinyNetwork;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.assertj.core.data.Offset;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Sgd;

class NetworkGraphTest {

  static List<NetworkWeights> networks() {
    return List.of(
        TinyNetwork.weights(),
        HeInitialization.of(ResidualNetwork.RESNET_13, 1),
        FaceApiWeights.load());
  }

  @ParameterizedTest
  @MethodSource("networks")
  void shouldComputeWhatItsDescriptionSays(NetworkWeights weights) {
    // Given
    int side = weights.network().inputSidePx();
    float[] input = TinyNetwork.random(3 * side * side, 11);

    // When
    float[] output =
        new Dl4jForwardPass(NetworkGraph.forInference(weights), side).compute(input, 1);

    // Then
    float[] expected = new NaiveNetwork(weights).compute(planes(input, side));
    assertThat(output).hasSameSizeAs(expected);
    for (int i = 0; i < output.length; i++) {
      assertThat(output[i]).isCloseTo(expected[i], Offset.offset(1e-4f));
    }
  }

  @Test
  void shouldGiveBackTheWeightsItWasBuiltFrom() {
    NetworkWeights weights = TinyNetwork.weights();

    ComputationGraph graph = NetworkGraph.forInference(weights);

    assertThat(NetworkGraph.weightsOf(graph, weights)).isEqualTo(weights);
  }

  static List<NetworkWeights> tinyNetworks() {
    return List.of(
        TinyNetwork.weights(), TinyNetwork.mobileWeights(), TinyNetwork.ensembleWeights());
  }

  @ParameterizedTest
  @MethodSource("tinyNetworks")
  void shouldBackpropagateTheGradientThatDifferencesShow(NetworkWeights weights) {
    // Given
    ComputationGraph graph = NetworkGraph.forTraining(weights, new Sgd(1), Set.of());
    graph.initGradientsView();
    INDArray input = input(weights);
    int dimension = weights.network().dimension();
    INDArray direction =
        Nd4j.create(TinyNetwork.random(2 * dimension, 5), new long[] {2, dimension}, 'c');

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
    float step = 2e-3f;
    float before = graph.params().getFloat(index);
    graph.params().putScalar(index, before + step);
    double above = graph.outputSingle(false, input).mul(direction).sumNumber().doubleValue();
    graph.params().putScalar(index, before - step);
    double below = graph.outputSingle(false, input).mul(direction).sumNumber().doubleValue();
    graph.params().putScalar(index, before);
    return (above - below) / (2 * step);
  }

  @Test
  void shouldLeaveFrozenStagesAsTheyAre() {
    // Given
    NetworkWeights weights = TinyNetwork.weights();
    ComputationGraph graph =
        NetworkGraph.forTraining(weights, new Sgd(0.1), Set.of("conv32", "conv4"));
    graph.initGradientsView();
    INDArray input = input(weights);

    // When
    graph.setInputs(input);
    graph.feedForward(new INDArray[] {input}, true, false);
    var gradient = graph.backpropGradient(Nd4j.ones(2, 8));
    graph.getUpdater().update(gradient, 0, 0, 2, LayerWorkspaceMgr.noWorkspaces());
    graph.params().subi(gradient.gradient());

    // Then
    NetworkWeights trained = NetworkGraph.weightsOf(graph, weights);
    for (Parameter parameter : weights.network().parameters()) {
      boolean frozen =
          parameter.name().startsWith("conv32") || parameter.name().startsWith("conv4");
      if (frozen) {
        assertThat(trained.get(parameter.name())).isEqualTo(weights.get(parameter.name()));
      } else {
        assertThat(trained.get(parameter.name())).isNotEqualTo(weights.get(parameter.name()));
      }
    }
  }

  @Test
  void shouldRefuseToFreezeWhatComesAfterTrainedLayers() {
    assertThatThrownBy(
            () -> NetworkGraph.forTraining(TinyNetwork.weights(), new Sgd(1), Set.of("conv8_down")))
        .hasMessageContaining("only the first layers can be frozen: conv32_down");
  }

  @Test
  void shouldNameTheLayersWhenAStageIsUnknown() {
    assertThatThrownBy(
            () -> NetworkGraph.forTraining(TinyNetwork.weights(), new Sgd(1), Set.of("conv7")))
        .hasMessageContaining("no stage or block conv7")
        .hasMessageContaining("conv4_1/conv1");
  }

  private static INDArray input(NetworkWeights weights) {
    int side = weights.network().inputSidePx();
    return Nd4j.create(
        TinyNetwork.random(2 * 3 * side * side, 2), new long[] {2, 3, side, side}, 'c');
  }

  private static float[][][] planes(float[] input, int side) {
    float[][][] planes = new float[3][side][side];
    for (int i = 0; i < input.length; i++) {
      planes[i / side / side][i / side % side][i % side] = input[i];
    }
    return planes;
  }
}
