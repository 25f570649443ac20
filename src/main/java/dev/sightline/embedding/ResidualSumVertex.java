package dev.sightline.embedding;

import static org.nd4j.linalg.indexing.NDArrayIndex.all;
import static org.nd4j.linalg.indexing.NDArrayIndex.interval;

import java.util.Arrays;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.api.MaskState;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.graph.vertex.BaseGraphVertex;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.ops.transforms.Transforms;

/**
 * The computation of a {@link ResidualSum} and its gradient.
 *
 * <p>With {@code y = relu(c + s)} the gradient of both inputs is that of {@code y} where {@code y >
 * 0} and zero elsewhere, cut to the input's own extent.
 */
@SuppressWarnings("overrides") // DL4J declares one method with an array and with varargs
final class ResidualSumVertex extends BaseGraphVertex {
  private static final long serialVersionUID = 1L;

  /** The output of the last training pass, whose signs the gradient needs. */
  private transient INDArray activated;

  ResidualSumVertex(ComputationGraph graph, String name, int index, DataType dataType) {
    super(graph, name, index, null, null, dataType);
  }

  @Override
  public INDArray doForward(boolean training, LayerWorkspaceMgr workspaces) {
    INDArray convolved = inputs[0];
    INDArray shortcut = inputs[1];
    INDArray sum;
    if (Arrays.equals(convolved.shape(), shortcut.shape())) {
      sum =
          workspaces.createUninitialized(
              ArrayType.ACTIVATIONS, convolved.dataType(), convolved.shape());
      convolved.addi(shortcut, sum);
    } else {
      long[] shape = shortcut.shape().clone();
      shape[1] = convolved.size(1);
      sum = workspaces.create(ArrayType.ACTIVATIONS, convolved.dataType(), shape);
      extentOf(convolved, sum).assign(convolved);
      extentOf(shortcut, sum).addi(shortcut);
    }
    Transforms.relu(sum, false);
    activated = training ? sum : null;
    return sum;
  }

  @Override
  public Pair<Gradient, INDArray[]> doBackward(
      boolean truncatedThroughTime, LayerWorkspaceMgr workspaces) {
    INDArray gradient = activated.gt(0).castTo(epsilon.dataType()).muli(epsilon);
    INDArray[] gradients = new INDArray[inputs.length];
    for (int i = 0; i < inputs.length; i++) {
      gradients[i] = workspaces.dup(ArrayType.ACTIVATION_GRAD, extentOf(inputs[i], gradient), 'c');
    }
    return new Pair<>(null, gradients);
  }

  /** Returns the part of {@code whole} that a smaller array of the same rank covers. */
  private static INDArray extentOf(INDArray part, INDArray whole) {
    return whole.get(
        all(), interval(0, part.size(1)), interval(0, part.size(2)), interval(0, part.size(3)));
  }

  @Override
  public void clear() {
    super.clear();
    activated = null;
  }

  @Override
  public boolean hasLayer() {
    return false;
  }

  @Override
  public Layer getLayer() {
    return null;
  }

  @Override
  public void setBackpropGradientsViewArray(INDArray gradients) {
    if (gradients != null) {
      throw new IllegalArgumentException("vertex " + vertexName + " has no parameters");
    }
  }

  @Override
  public Pair<INDArray, MaskState> feedForwardMaskArrays(
      INDArray[] masks, MaskState state, int batchSize) {
    return null;
  }

  @Override
  public String toString() {
    return "ResidualSumVertex[" + vertexName + "]";
  }
}
