package dev.sightline.embedding;

import dev.sightline.embedding.network.Convolution;
import dev.sightline.embedding.network.MobileConvolution;
import java.util.Collection;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The description of a {@link Convolution} with ReLU or identity for DL4J, run by a {@link
 * RecallingConvolutionLayer} or, for the first, by a {@link StemLayer}.
 */
final class RecallingConvolution extends ConvolutionLayer {
  private static final long serialVersionUID = 1L;

  private final boolean first;

  private RecallingConvolution(ConvolutionLayer.Builder builder, boolean first) {
    super(builder);
    this.first = first;
  }

  /** Describes the network's first convolution, with ReLU. */
  static RecallingConvolution stem(Convolution convolution) {
    return new RecallingConvolution(builder(convolution).activation(Activation.RELU), true);
  }

  static RecallingConvolution rectified(Convolution convolution) {
    return new RecallingConvolution(builder(convolution).activation(Activation.RELU), false);
  }

  static RecallingConvolution linear(Convolution convolution) {
    return new RecallingConvolution(builder(convolution).activation(Activation.IDENTITY), false);
  }

  /** Describes a convolution of a network whose activations are layers of their own. */
  static RecallingConvolution linear(MobileConvolution convolution) {
    return new RecallingConvolution(
        new ConvolutionLayer.Builder(convolution.kernel(), convolution.kernel())
            .stride(convolution.stride(), convolution.stride())
            .convolutionMode(mode(convolution))
            .padding(convolution.zerosBefore(), convolution.zerosBefore())
            .nIn(convolution.inputs())
            .nOut(convolution.outputs())
            .activation(Activation.IDENTITY),
        false);
  }

  /** Returns the mode in which zeros are where the convolution says. */
  static ConvolutionMode mode(MobileConvolution convolution) {
    return convolution.zerosBefore() == convolution.zerosAfter()
        ? ConvolutionMode.Truncate
        : ConvolutionMode.Same;
  }

  private static ConvolutionLayer.Builder builder(Convolution convolution) {
    return new ConvolutionLayer.Builder(convolution.kernel(), convolution.kernel())
        .stride(convolution.stride(), convolution.stride())
        .padding(convolution.padding(), convolution.padding())
        .nIn(convolution.inputs())
        .nOut(convolution.outputs());
  }

  @Override
  public Layer instantiate(
      NeuralNetConfiguration configuration,
      Collection<TrainingListener> listeners,
      int index,
      INDArray parameters,
      boolean initializeParameters,
      DataType dataType) {
    RecallingConvolutionLayer layer =
        first
            ? new StemLayer(configuration, dataType)
            : new RecallingConvolutionLayer(configuration, dataType);
    layer.setListeners(listeners);
    layer.setIndex(index);
    layer.setParamsViewArray(parameters);
    layer.setParamTable(initializer().init(configuration, parameters, initializeParameters));
    layer.setConf(configuration);
    return layer;
  }

  @Override
  public boolean equals(Object other) {
    return super.equals(other) && first == ((RecallingConvolution) other).first;
  }

  @Override
  public int hashCode() {
    return 31 * super.hashCode() + Boolean.hashCode(first);
  }
}
