package dev.sightline.training;

import dev.sightline.embedding.NetworkGraph;
import dev.sightline.embedding.network.NetworkWeights;
import java.util.Map;
import java.util.Set;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.IUpdater;

/**
 * A network trained with the gradient of its output, which the caller computes ("external errors").
 * Used by one thread at a time.
 */
final class TrainingGraph {
  private final ComputationGraph graph;
  private final long[] rowShape;
  private Map<String, INDArray> activations = Map.of();
  private Gradient gradient;

  private TrainingGraph(ComputationGraph graph, long[] rowShape) {
    this.graph = graph;
    this.rowShape = rowShape;
    graph.initGradientsView();
  }

  static TrainingGraph of(NetworkWeights weights, IUpdater updater, Set<String> frozenStages) {
    return new TrainingGraph(
        NetworkGraph.forTraining(weights, updater, frozenStages),
        NetworkGraph.inputShape(weights.network(), frozenStages));
  }

  /** Creates another graph over the same parameters, with its own gradients, for another thread. */
  TrainingGraph twin() {
    ComputationGraph twin = new ComputationGraph(graph.getConfiguration().clone());
    twin.init(graph.params(), false);
    return new TrainingGraph(twin, rowShape);
  }

  /**
   * Computes the outputs and keeps what {@link #backward} needs.
   *
   * @param rows row-major {@code [batch, channels, side, side]}: preprocessed pixels, or the output
   *     of frozen blocks
   * @return {@code [batch][dimension]}, not normalised
   */
  float[][] forward(float[] rows, int batch) {
    INDArray input = input(rows, batch);
    activations = graph.feedForward(new INDArray[] {input}, true, false);
    return activations.get(graph.getConfiguration().getNetworkOutputs().get(0)).toFloatMatrix();
  }

  /**
   * Computes the gradient of all parameters for the batch of the last {@link #forward}, and frees
   * what that kept.
   *
   * @param outputGradient the gradient with respect to the network's output, {@code
   *     [batch][dimension]}
   */
  void backward(float[][] outputGradient) {
    try (INDArray epsilon = Nd4j.createFromArray(outputGradient)) {
      gradient = graph.backpropGradient(epsilon);
    }
    graph.clear();
    activations.values().stream().filter(array -> !array.wasClosed()).forEach(INDArray::close);
    activations = Map.of();
  }

  /** Computes only the outputs. */
  float[][] output(float[] rows, int batch) {
    try (INDArray input = input(rows, batch);
        INDArray output = graph.outputSingle(false, input)) {
      return output.toFloatMatrix();
    }
  }

  /** Computes only the input of the last layer: {@code [batch][features]}. */
  float[][] features(float[] pixels, int batch) {
    try (INDArray input = input(pixels, batch)) {
      Map<String, INDArray> all = graph.feedForward(new INDArray[] {input}, false, true);
      float[][] features = all.get(NetworkGraph.FEATURES).toFloatMatrix();
      all.values().stream().filter(array -> !array.wasClosed()).forEach(INDArray::close);
      return features;
    }
  }

  private INDArray input(float[] rows, int batch) {
    return Nd4j.create(rows, new long[] {batch, rowShape[0], rowShape[1], rowShape[2]}, 'c');
  }

  /** Returns the number of values of a row of the input. */
  int rowSize() {
    return Math.toIntExact(rowShape[0] * rowShape[1] * rowShape[2]);
  }

  /** Returns the gradient of all parameters from the last {@link #backward}. */
  Gradient gradient() {
    return gradient;
  }

  /** Returns the graph itself, for the step and for its parameters. */
  ComputationGraph graph() {
    return graph;
  }
}
