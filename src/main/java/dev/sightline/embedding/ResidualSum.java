package dev.sightline.embedding;

import dev.sightline.embedding.network.ResidualBlock;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.memory.MemoryReport;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The description of the end of a {@link ResidualBlock} for DL4J: {@code relu(convolved +
 * shortcut)}, where the smaller is padded with zeros in channels, rows and columns.
 *
 * <p>Inputs: convolved {@code [batch, filters, h, w]}, shortcut {@code [batch, ≤ filters, ≥ h, ≥
 * w]}; output {@code [batch, filters]} and the shortcut's plane. DL4J's own vertices would need
 * four steps, with a copy each. The arithmetic is in {@link ResidualSumVertex}.
 */
final class ResidualSum extends GraphVertex {
  private static final long serialVersionUID = 1L;

  @Override
  public GraphVertex clone() {
    return new ResidualSum();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ResidualSum;
  }

  @Override
  public int hashCode() {
    return ResidualSum.class.hashCode();
  }

  @Override
  public long numParams(boolean backprop) {
    return 0;
  }

  @Override
  public int minVertexInputs() {
    return 2;
  }

  @Override
  public int maxVertexInputs() {
    return 2;
  }

  @Override
  public org.deeplearning4j.nn.graph.vertex.GraphVertex instantiate(
      ComputationGraph graph,
      String name,
      int index,
      INDArray parameters,
      boolean initializeParameters,
      DataType dataType) {
    return new ResidualSumVertex(graph, name, index, dataType);
  }

  @Override
  public InputType getOutputType(int layerIndex, InputType... inputs) {
    var convolved = (InputType.InputTypeConvolutional) inputs[0];
    var shortcut = (InputType.InputTypeConvolutional) inputs[1];
    return InputType.convolutional(
        shortcut.getHeight(), shortcut.getWidth(), convolved.getChannels());
  }

  @Override
  public MemoryReport getMemoryReport(InputType... inputs) {
    throw new UnsupportedOperationException("no memory report");
  }
}
