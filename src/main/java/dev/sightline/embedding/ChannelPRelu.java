package dev.sightline.embedding;

import java.util.Collection;
import java.util.Map;
import org.bytedeco.javacpp.FloatPointer;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.PReLULayer;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.layers.feedforward.PReLU;
import org.deeplearning4j.nn.params.PReLUParamInitializer;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.shape.Shape;

/**
 * The description of a PReLU with one slope per channel for DL4J: {@code y = max(x, 0) + slope ·
 * min(x, 0)}.
 *
 * <p>ND4J's own operation takes about a hundred times as long, because it computes the position of
 * each element in the array of slopes; oneDNN's PReLU is not in DL4J. Here each plane of a channel
 * is a loop that the JVM vectorises.
 */
final class ChannelPRelu extends PReLULayer {
  private static final long serialVersionUID = 1L;

  /**
   * @param channels the number of channels, and of slopes
   */
  ChannelPRelu(int channels) {
    setInputShape(new long[] {channels, 1, 1});
    setSharedAxes(new long[] {2, 3});
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
    Map<String, INDArray> table =
        initializer().init(configuration, parameters, initializeParameters);
    layer.setParamTable(table);
    layer.setConf(configuration);
    return layer;
  }

  @Override
  public InputType getOutputType(int layerIndex, InputType input) {
    return input;
  }

  /** The computation and its gradient, on arrays {@code [batch, channels, height, width]}. */
  private static final class Computation extends PReLU {
    private static final long serialVersionUID = 1L;

    Computation(NeuralNetConfiguration configuration, DataType dataType) {
      super(configuration, dataType);
    }

    @Override
    public INDArray activate(boolean training, LayerWorkspaceMgr workspaces) {
      INDArray source = inOrder(input);
      INDArray output =
          workspaces.createUninitialized(
              ArrayType.ACTIVATIONS, source.dataType(), source.shape(), 'c');
      float[] slopes = slopes();
      float[] plane = new float[planeSize(source)];
      FloatPointer from = pointer(source);
      FloatPointer to = pointer(output);
      for (long i = 0; i < source.size(0) * slopes.length; i++) {
        from.position(i * plane.length).get(plane);
        rectify(plane, slopes[(int) (i % slopes.length)]);
        to.position(i * plane.length).put(plane);
      }
      return output;
    }

    /** The gradient is {@code g} or {@code slope · g}; that of a slope is Σ g · min(x, 0). */
    @Override
    public Pair<Gradient, INDArray> backpropGradient(
        INDArray epsilon, LayerWorkspaceMgr workspaces) {
      INDArray source = inOrder(input);
      INDArray delta = workspaces.dup(ArrayType.ACTIVATION_GRAD, epsilon, 'c');
      float[] slopes = slopes();
      float[] slopeGradients = new float[slopes.length];
      float[] plane = new float[planeSize(source)];
      float[] gradient = new float[plane.length];
      FloatPointer values = pointer(source);
      FloatPointer gradients = pointer(delta);
      for (long i = 0; i < source.size(0) * slopes.length; i++) {
        int channel = (int) (i % slopes.length);
        values.position(i * plane.length).get(plane);
        gradients.position(i * plane.length).get(gradient);
        slopeGradients[channel] += differentiate(plane, gradient, slopes[channel]);
        gradients.position(i * plane.length).put(gradient);
      }
      return new Pair<>(gradientOf(slopeGradients), delta);
    }

    private Gradient gradientOf(float[] slopeGradients) {
      INDArray view = gradientViews.get(PReLUParamInitializer.WEIGHT_KEY);
      for (int channel = 0; channel < slopeGradients.length; channel++) {
        view.putScalar(channel, slopeGradients[channel]);
      }
      Gradient gradient = new DefaultGradient();
      gradient.setGradientFor(PReLUParamInitializer.WEIGHT_KEY, view, 'c');
      return gradient;
    }

    private float[] slopes() {
      return getParam(PReLUParamInitializer.WEIGHT_KEY).dup('c').data().asFloat();
    }

    private static void rectify(float[] values, float slope) {
      for (int i = 0; i < values.length; i++) {
        values[i] = Math.max(values[i], 0) + slope * Math.min(values[i], 0);
      }
    }

    /** Replaces the gradient of the output by that of the input; returns that of the slope. */
    private static float differentiate(float[] values, float[] gradient, float slope) {
      float sum = 0;
      for (int i = 0; i < values.length; i++) {
        boolean negative = values[i] < 0;
        sum += negative ? gradient[i] * values[i] : 0;
        gradient[i] *= negative ? slope : 1;
      }
      return sum;
    }

    private static int planeSize(INDArray values) {
      return (int) (values.size(2) * values.size(3));
    }

    /** Returns the array itself if its elements lie one after another in memory, else a copy. */
    private static INDArray inOrder(INDArray values) {
      boolean inOrder = values.ordering() == 'c' && Shape.hasDefaultStridesForShape(values);
      return inOrder ? values : values.dup('c');
    }

    private static FloatPointer pointer(INDArray values) {
      return new FloatPointer(values.data().addressPointer()).capacity(values.length());
    }
  }
}
