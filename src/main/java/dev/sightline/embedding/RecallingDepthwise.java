package dev.sightline.embedding;

import dev.sightline.embedding.network.MobileConvolution;
import java.util.Collection;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.DepthwiseConvolution2D;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.layers.convolution.DepthwiseConvolution2DLayer;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The description of a linear depthwise convolution for DL4J, which runs it on oneDNN. Its backward
 * pass does not compute the output again, like that of {@link RecallingConvolutionLayer}.
 */
final class RecallingDepthwise extends DepthwiseConvolution2D {
  private static final long serialVersionUID = 1L;

  RecallingDepthwise(MobileConvolution convolution) {
    super(builder(convolution));
  }

  private static DepthwiseConvolution2D.Builder builder(MobileConvolution convolution) {
    DepthwiseConvolution2D.Builder builder =
        new DepthwiseConvolution2D.Builder(convolution.kernel(), convolution.kernel())
            .stride(convolution.stride(), convolution.stride())
            .depthMultiplier(1);
    builder.nIn(convolution.inputs()).nOut(convolution.outputs());
    builder.convolutionMode(RecallingConvolution.mode(convolution));
    builder.padding(convolution.zerosBefore(), convolution.zerosBefore());
    builder.activation(Activation.IDENTITY);
    return builder;
  }

  @Override
  public Layer instantiate(
      NeuralNetConfiguration configuration,
      Collection<TrainingListener> listeners,
      int index,
      INDArray parameters,
      boolean initializeParameters,
      DataType dataType) {
    Computation layer = new Computation(configuration, dataType);
    layer.setListeners(listeners);
    layer.setIndex(index);
    layer.setParamsViewArray(parameters);
    layer.setParamTable(initializer().init(configuration, parameters, initializeParameters));
    layer.setConf(configuration);
    return layer;
  }

  /**
   * The computation. The slope of its activation is 1 everywhere, so any values of the right shape
   * do for those before it: the gradient of the output saves computing them again.
   */
  private static final class Computation extends DepthwiseConvolution2DLayer {
    private static final long serialVersionUID = 1L;

    private transient INDArray outputGradient;

    Computation(NeuralNetConfiguration configuration, DataType dataType) {
      super(configuration, dataType);
    }

    @Override
    public Pair<Gradient, INDArray> backpropGradient(
        INDArray epsilon, LayerWorkspaceMgr workspaces) {
      outputGradient = epsilon;
      return super.backpropGradient(epsilon, workspaces);
    }

    @Override
    protected Pair<INDArray, INDArray> preOutput4d(
        boolean training, boolean forBackprop, LayerWorkspaceMgr workspaces) {
      return forBackprop
          ? new Pair<>(outputGradient, null)
          : super.preOutput4d(training, forBackprop, workspaces);
    }
  }
}
