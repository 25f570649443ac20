package dev.sightline.embedding;

import static org.nd4j.linalg.indexing.NDArrayIndex.all;
import static org.nd4j.linalg.indexing.NDArrayIndex.interval;

import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.params.ConvolutionParamInitializer;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.DynamicCustomOp;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The first convolution, without the gradient of its input. Nothing uses that gradient, and it
 * takes more time than the rest of the backward pass, because oneDNN pads three channels to sixteen
 * for it.
 *
 * <p>ND4J has no operation for a convolution's weight gradient alone. But that gradient is bilinear
 * in input and output gradient, and a transposed convolution has the same one with the two
 * exchanged. So its operation computes the weight gradient; the gradient of <em>its</em> input is
 * only a forward convolution.
 */
final class StemLayer extends RecallingConvolutionLayer {
  private static final long serialVersionUID = 1L;

  StemLayer(NeuralNetConfiguration configuration, DataType dataType) {
    super(configuration, dataType);
  }

  /** Returns the gradient of weights and bias; that of the input is null. */
  @Override
  public Pair<Gradient, INDArray> backpropGradient(INDArray epsilon, LayerWorkspaceMgr workspaces) {
    INDArray delta = beforeActivation(epsilon);
    INDArray weightGradient = gradientViews.get(ConvolutionParamInitializer.WEIGHT_KEY);
    INDArray biasGradient = gradientViews.get(ConvolutionParamInitializer.BIAS_KEY);
    differentiateWeights(delta, weightGradient);
    delta.sum(biasGradient, 0, 2, 3);
    Gradient gradient = new DefaultGradient();
    gradient.setGradientFor(ConvolutionParamInitializer.BIAS_KEY, biasGradient);
    gradient.setGradientFor(ConvolutionParamInitializer.WEIGHT_KEY, weightGradient);
    return new Pair<>(gradient, null);
  }

  private void differentiateWeights(INDArray delta, INDArray weightGradient) {
    INDArray weights = getParam(ConvolutionParamInitializer.WEIGHT_KEY);
    int kernel = layerConf().getKernelSize()[0];
    int stride = layerConf().getStride()[0];
    long used = (delta.size(2) - 1) * stride + kernel;
    try (INDArray seen = input.get(all(), all(), interval(0, used), interval(0, used)).dup('c');
        INDArray unused = delta.ulike()) {
      Nd4j.exec(
          DynamicCustomOp.builder("deconv2d_bp")
              .addInputs(delta, weights, seen)
              .addOutputs(unused, weightGradient)
              .addIntegerArguments(kernel, kernel, stride, stride, 0, 0, 1, 1, 0, 0, 1)
              .build());
    }
  }
}
