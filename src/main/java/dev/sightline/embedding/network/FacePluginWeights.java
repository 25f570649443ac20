package dev.sightline.embedding.network;

import dev.sightline.inference.OnnxModel;
import dev.sightline.inference.OnnxModel.Operator;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The start weights of {@link MobileNetwork#PRUNED}, read from {@code fr_feature.onnx} of the npm
 * package {@code faceplugin-face-recognition-js}, which the build puts on the class path.
 *
 * <p>The file has 50 convolutions in the order of the network's own, some with a PReLU after it.
 * Its last 1×1 convolution puts out 512 numbers. Weight decay took many channels between the 1×1
 * convolutions to zero: they put out nothing and are left out.
 */
final class FacePluginWeights {
  private static final String RESOURCE = "/models/fr_feature.onnx";

  private final Map<String, float[]> arrays = new HashMap<>();

  private FacePluginWeights(OnnxModel model, MobileNetwork network) {
    Deque<Operator> operators = new ArrayDeque<>(model.operators());
    List<MobileConvolution> convolutions = network.convolutions();
    for (MobileConvolution convolution : convolutions) {
      List<float[]> filtersAndBias = next(operators, "Conv");
      arrays.put(convolution.weights().name(), filtersAndBias.get(0));
      arrays.put(convolution.bias().name(), filtersAndBias.get(1));
      convolution
          .slope()
          .ifPresent(slope -> arrays.put(slope.name(), next(operators, "PRelu").get(0)));
    }
    List<float[]> last = next(operators, "Conv");
    LinearLayer output = LinearLayer.of(last.get(0), last.get(1)).reducedTo(network.dimension());
    arrays.put(NetworkDescription.OUTPUT_LAYER + "/weights", output.fullyConnected());
    arrays.put(NetworkDescription.OUTPUT_LAYER + "/bias", output.biases());
    for (int i = 1; i + 1 < convolutions.size(); i++) {
      if (convolutions.get(i).depthwise()) {
        prune(convolutions.get(i - 1), convolutions.get(i), convolutions.get(i + 1));
      }
    }
  }

  /**
   * Loads the weights.
   *
   * @param network {@link MobileNetwork#PRUNED}, or the same with more dimensions, up to 512
   */
  static NetworkWeights load(MobileNetwork network) {
    FacePluginWeights stored =
        new FacePluginWeights(OnnxModel.read(WeightsResource.read(RESOURCE)), network);
    return NetworkWeights.of(network, parameter -> stored.arrays.get(parameter.name()));
  }

  private static List<float[]> next(Deque<Operator> operators, String type) {
    while (!operators.isEmpty()) {
      Operator operator = operators.remove();
      if (operator.type().equals(type)) {
        return operator.constants();
      }
    }
    throw new IllegalArgumentException("the file ends before its next operator " + type);
  }

  /** Keeps the channels of a depthwise convolution whose filters are largest, in their order. */
  private void prune(
      MobileConvolution before, MobileConvolution depthwise, MobileConvolution after) {
    float[] filters = arrays.get(depthwise.weights().name());
    int channels = arrays.get(depthwise.bias().name()).length;
    int[] kept =
        IntStream.range(0, channels)
            .boxed()
            .sorted(Comparator.comparingDouble(channel -> -size(filters, channel, channels)))
            .limit(depthwise.outputs())
            .sorted()
            .mapToInt(Integer::intValue)
            .toArray();
    keepRows(before, kept, channels);
    keepRows(depthwise, kept, channels);
    String name = after.weights().name();
    arrays.put(name, columns(arrays.get(name), kept, channels));
  }

  private static double size(float[] filters, int channel, int channels) {
    int cells = filters.length / channels;
    return IntStream.range(channel * cells, (channel + 1) * cells)
        .mapToDouble(i -> Math.abs(filters[i]))
        .sum();
  }

  private void keepRows(MobileConvolution convolution, int[] kept, int channels) {
    convolution
        .parameters()
        .forEach(
            parameter ->
                arrays.compute(parameter.name(), (name, all) -> rows(all, kept, channels)));
  }

  private static float[] rows(float[] all, int[] kept, int channels) {
    int width = all.length / channels;
    float[] rows = new float[kept.length * width];
    for (int i = 0; i < kept.length; i++) {
      System.arraycopy(all, kept[i] * width, rows, i * width, width);
    }
    return rows;
  }

  /** Returns the kept inputs of 1×1 filters {@code [outputs, channels]}. */
  private static float[] columns(float[] all, int[] kept, int channels) {
    float[] columns = new float[all.length / channels * kept.length];
    for (int i = 0; i < columns.length; i++) {
      columns[i] = all[i / kept.length * channels + kept[i % kept.length]];
    }
    return columns;
  }
}
