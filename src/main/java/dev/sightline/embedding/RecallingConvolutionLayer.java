package dev.sightline.embedding;

import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.layers.convolution.ConvolutionLayer;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A convolution that keeps its output for the backward pass. DL4J's own computes the whole
 * convolution a second time.
 *
 * <p>DL4J uses the values before the activation to find the slope of the activation. After a ReLU
 * the output gives the same, because {@code relu(z) > 0} exactly where {@code z > 0}, and the
 * identity has slope 1 everywhere. So the output is used instead.
 */
class RecallingConvolutionLayer extends ConvolutionLayer {
  private static final long serialVersionUID = 1L;

  /** The output of the last training pass. */
  private transient INDArray activated;

  RecallingConvolutionLayer(NeuralNetConfiguration configuration, DataType dataType) {
    super(configuration, dataType);
  }

  @Override
  public INDArray activate(boolean training, LayerWorkspaceMgr workspaces) {
    INDArray output = super.activate(training, workspaces);
    activated = training ? output : null;
    return output;
  }

  @Override
  protected Pair<INDArray, INDArray> preOutput4d(
      boolean training, boolean forBackprop, LayerWorkspaceMgr workspaces) {
    return forBackprop && activated != null
        ? new Pair<>(activated, null)
        : super.preOutput4d(training, forBackprop, workspaces);
  }

  /** Returns the gradient before the activation, given the one after it. */
  final INDArray beforeActivation(INDArray epsilon) {
    return layerConf().getActivationFn().backprop(activated, epsilon).getFirst();
  }

  @Override
  public void clear() {
    super.clear();
    activated = null;
  }
}
