package dev.sightline.embedding;

import java.util.Set;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.WorkspaceMode;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.conf.layers.misc.FrozenLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.NoOp;

/**
 * A builder of DL4J graphs from a {@link NetworkDescription}: the same layers for inference and for
 * training.
 *
 * <p>Input {@code input}, {@code [batch, 3, side, side]}, RGB, NCHW, float32; output {@code fc},
 * {@code [batch, dimension]}, <em>not</em> normalised. There is no loss layer: training passes the
 * gradient of the output to {@link ComputationGraph#backpropGradient}. A graph is used by one
 * thread at a time.
 */
public final class NetworkGraph {
  /** The name of the graph's only input. */
  public static final String INPUT = "input";

  /** The name of the last layer's input: {@code [batch, channels]}, the average over the plane. */
  public static final String FEATURES = "average";

  private final GraphBuilder builder;
  private final FrozenPart frozen;

  private NetworkGraph(IUpdater updater, FrozenPart frozen) {
    NativeMath.initialize();
    this.frozen = frozen;
    this.builder =
        new NeuralNetConfiguration.Builder().updater(updater).graphBuilder().addInputs(INPUT);
  }

  /** Builds a graph that only computes outputs. */
  public static ComputationGraph forInference(NetworkWeights weights) {
    return build(weights, new NoOp(), FrozenPart.none());
  }

  /**
   * Builds a graph to be trained with external errors.
   *
   * @param updater DL4J's rule that turns a gradient into a step, e.g. {@code new Adam(2e-6)}
   * @param frozenStages stages ({@code conv32}) or blocks ({@code conv32_1}) that keep their
   *     weights; they must be the first ones, and backpropagation ends there
   * @throws IllegalArgumentException if there is no such stage, or an earlier one is not frozen
   */
  public static ComputationGraph forTraining(
      NetworkWeights weights, IUpdater updater, Set<String> frozenStages) {
    return build(weights, updater, FrozenPart.of(weights.network(), frozenStages));
  }

  /** Returns a copy of the graph's current weights. */
  public static NetworkWeights weightsOf(ComputationGraph graph, NetworkDescription network) {
    return NetworkWeights.of(
        network, parameter -> array(graph, parameter).dup('c').data().asFloat());
  }

  /** Overwrites the graph's weights, e.g. with those of a checkpoint. */
  public static void setWeights(ComputationGraph graph, NetworkWeights weights) {
    for (Parameter parameter : weights.network().parameters()) {
      INDArray target = array(graph, parameter);
      try (INDArray source = Nd4j.create(weights.array(parameter.name()), target.shape(), 'c')) {
        target.assign(source);
      }
    }
  }

  private static INDArray array(ComputationGraph graph, Parameter parameter) {
    int slash = parameter.name().lastIndexOf('/');
    String array = parameter.name().endsWith("/bias") ? "b" : "W";
    return graph.getLayer(parameter.name().substring(0, slash)).getParam(array);
  }

  private static ComputationGraph build(
      NetworkWeights weights, IUpdater updater, FrozenPart frozen) {
    var configuration = new NetworkGraph(updater, frozen).describe(weights.network());
    configuration.setTrainingWorkspaceMode(WorkspaceMode.NONE);
    configuration.setInferenceWorkspaceMode(WorkspaceMode.ENABLED);
    ComputationGraph graph = new ComputationGraph(configuration);
    graph.init();
    setWeights(graph, weights);
    return graph;
  }

  private org.deeplearning4j.nn.conf.ComputationGraphConfiguration describe(
      NetworkDescription network) {
    convolve(network.stem(), RecallingConvolution.stem(network.stem()), INPUT);
    String last = pool("conv32_pool", SubsamplingLayer.PoolingType.MAX, 3, network.stem().name());
    int channels = network.stemFilters();
    for (ResidualBlock block : network.blocks()) {
      last = add(block, channels, last);
      channels = block.filters();
    }
    builder.addLayer(FEATURES, new GlobalPoolingLayer(PoolingType.AVG), last);
    DenseLayer output =
        new DenseLayer.Builder()
            .nIn(channels)
            .nOut(network.dimension())
            .hasBias(false)
            .activation(Activation.IDENTITY)
            .build();
    builder.addLayer(NetworkDescription.OUTPUT_LAYER, output, FEATURES);
    return builder.setOutputs(NetworkDescription.OUTPUT_LAYER).build();
  }

  private String add(ResidualBlock block, int channels, String input) {
    Convolution first = block.first(channels);
    Convolution second = block.second();
    convolve(first, RecallingConvolution.rectified(first), input);
    convolve(second, RecallingConvolution.linear(second), first.name());
    String shortcut =
        block.halving()
            ? pool(block.name() + "/shortcut", SubsamplingLayer.PoolingType.AVG, 2, input)
            : input;
    builder.addVertex(block.name(), new ResidualSum(), second.name(), shortcut);
    return block.name();
  }

  private void convolve(Convolution convolution, Layer layer, String input) {
    builder.addLayer(
        convolution.name(),
        frozen.contains(convolution.name()) ? new FrozenLayer(layer) : layer,
        input);
  }

  private String pool(String name, SubsamplingLayer.PoolingType type, int kernel, String input) {
    builder.addLayer(
        name,
        new SubsamplingLayer.Builder(type).kernelSize(kernel, kernel).stride(2, 2).build(),
        input);
    return name;
  }
}
