package dev.sightline.embedding;

import dev.sightline.embedding.network.FrozenPart;
import dev.sightline.embedding.network.MobileBlock;
import dev.sightline.embedding.network.NetworkDescription;
import dev.sightline.embedding.network.NetworkWeights;
import dev.sightline.embedding.network.Parameter;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.WorkspaceMode;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.NoOp;

/**
 * A builder of DL4J graphs from a {@link NetworkDescription}: the same layers for inference and for
 * training.
 *
 * <p>Input {@code input}, {@code [batch, 3, side, side]}, RGB, NCHW, float32; output {@code [batch,
 * dimension]}, <em>not</em> normalised. There is no loss layer: training passes the gradient of the
 * output to {@link ComputationGraph#backpropGradient}. A graph is used by one thread at a time.
 */
public final class NetworkGraph {
  /** The name of the graph's only input. */
  public static final String INPUT = "input";

  /**
   * The name of the last layer's input in a residual network: {@code [batch, channels]}, the
   * average over the plane.
   */
  public static final String FEATURES = "average";

  private NetworkGraph() {}

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

  /**
   * Returns the shape of a row of the input of the graph {@link #forTraining}: pixels, or what
   * {@link FrozenBlocks} put out.
   */
  public static long[] inputShape(NetworkDescription network, Set<String> frozenStages) {
    FrozenPart frozen = FrozenPart.of(network, frozenStages);
    long[] pixels = {3, network.inputSidePx(), network.inputSidePx()};
    return network.fold(
        residual -> pixels,
        mobile -> outputShape(frozen.last(mobile.blocks()).stream().toList(), pixels),
        ensemble -> outputShape(ensemble.lastFrozen(frozen), pixels));
  }

  /** Returns the shape of the planes of some blocks together, or another if there are none. */
  private static long[] outputShape(List<MobileBlock> blocks, long[] otherwise) {
    return blocks.isEmpty() ? otherwise : MobileBlock.joinedShape(blocks);
  }

  /**
   * Returns a copy of the graph's current weights.
   *
   * @param others the weights of layers that are not in the graph
   */
  public static NetworkWeights weightsOf(ComputationGraph graph, NetworkWeights others) {
    return NetworkWeights.of(
        others.network(),
        parameter ->
            array(graph, parameter)
                .map(array -> array.dup('c').data().asFloat())
                .orElseGet(() -> others.get(parameter.name())));
  }

  /** Overwrites the graph's weights, e.g. with those of a checkpoint. */
  public static void setWeights(ComputationGraph graph, NetworkWeights weights) {
    for (Parameter parameter : weights.network().parameters()) {
      array(graph, parameter)
          .ifPresent(
              target -> {
                float[] values = weights.get(parameter.name());
                try (INDArray source = Nd4j.create(values, target.shape(), 'c')) {
                  target.assign(source);
                }
              });
    }
  }

  /**
   * Returns the array that DL4J keeps for a parameter, in the parameter's own shape; empty if its
   * layer is not in the graph.
   */
  private static Optional<INDArray> array(ComputationGraph graph, Parameter parameter) {
    String name = parameter.name();
    boolean slope = name.endsWith(MobileLayers.SLOPE);
    String layer = slope ? name : name.substring(0, name.lastIndexOf('/'));
    if (!graph.getConfiguration().getVertices().containsKey(layer)) {
      return Optional.empty();
    }
    INDArray values = graph.getLayer(layer).getParam(name.endsWith("/bias") ? "b" : "W");
    boolean depthwise = values.rank() == 4 && values.size(0) != parameter.shape().get(0);
    return Optional.of(depthwise ? values.permute(2, 3, 0, 1) : values);
  }

  private static ComputationGraph build(
      NetworkWeights weights, IUpdater updater, FrozenPart frozen) {
    GraphBuilder empty = empty(updater);
    return graph(
        weights,
        weights
            .network()
            .fold(
                residual -> new ResidualLayers(empty, frozen).of(residual),
                mobile -> new MobileLayers(empty).trained(mobile, frozen),
                ensemble -> new MobileLayers(empty).trained(ensemble, frozen)));
  }

  private static GraphBuilder empty(IUpdater updater) {
    NativeMath.initialize();
    return new NeuralNetConfiguration.Builder().updater(updater).graphBuilder().addInputs(INPUT);
  }

  private static ComputationGraph graph(
      NetworkWeights weights, ComputationGraphConfiguration configuration) {
    configuration.setTrainingWorkspaceMode(WorkspaceMode.NONE);
    configuration.setInferenceWorkspaceMode(WorkspaceMode.ENABLED);
    ComputationGraph graph = new ComputationGraph(configuration);
    graph.init();
    setWeights(graph, weights);
    return graph;
  }
}
