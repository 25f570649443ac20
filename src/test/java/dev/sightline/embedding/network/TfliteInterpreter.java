package dev.sightline.embedding.network;

import dev.sightline.inference.TfliteModel;
import dev.sightline.inference.TfliteModel.Operator;
import dev.sightline.inference.TfliteModel.Tensor;
import java.util.HashMap;
import java.util.Map;

/**
 * A TensorFlow Lite file computed operator by operator in loops, in the file's own layout {@code
 * [height, width, channels]}: slow, and without any knowledge of the network.
 */
public final class TfliteInterpreter {
  private final TfliteModel model;
  private final Map<Integer, Plane> computed = new HashMap<>();

  private TfliteInterpreter(TfliteModel model) {
    this.model = model;
  }

  /** A plane of {@code side · side} cells with their channels. */
  @SuppressWarnings("ArrayRecordComponent")
  private record Plane(int side, int channels, float[] values) {
    float at(int y, int x, int channel) {
      boolean inside = y >= 0 && x >= 0 && y < side && x < side;
      return inside ? values[(y * side + x) * channels + channel] : 0;
    }
  }

  /**
   * Runs the file on one picture.
   *
   * @param input {@code [3][side][side]}
   */
  public static float[] run(byte[] file, float[][][] input) {
    TfliteInterpreter interpreter = new TfliteInterpreter(TfliteModel.read(file));
    int side = input[0].length;
    float[] values = new float[3 * side * side];
    for (int i = 0; i < values.length; i++) {
      values[i] = input[i % 3][i / 3 / side][i / 3 % side];
    }
    Operator first = interpreter.model.operators().get(0);
    interpreter.computed.put(first.inputs().get(0), new Plane(side, 3, values));
    Plane last = null;
    for (Operator operator : interpreter.model.operators()) {
      last = interpreter.compute(operator);
      interpreter.computed.put(operator.outputs().get(0), last);
    }
    return last.values();
  }

  private Plane compute(Operator operator) {
    return switch (operator.code()) {
      case 0 -> combine(operator, Float::sum);
      case 3 -> convolve(operator, false);
      case 4 -> convolve(operator, true);
      case 18 -> combine(operator, (a, b) -> a * b);
      case 19 -> combine(operator, (a, b) -> Math.max(a, 0));
      case 22 -> plane(operator.inputs().get(0));
      case 41 -> combine(operator, (a, b) -> a - b);
      case 101 -> combine(operator, (a, b) -> Math.abs(a));
      default -> throw new IllegalArgumentException("unknown operator " + operator.code());
    };
  }

  private interface Function {
    float apply(float a, float b);
  }

  private Plane plane(int tensor) {
    return computed.get(tensor);
  }

  /** Applies a function to the elements of one or two inputs, one of which may be per channel. */
  private Plane combine(Operator operator, Function function) {
    int second = operator.inputs().size() - 1;
    int firstInput = operator.inputs().get(0);
    int secondInput = operator.inputs().get(second);
    Plane shape = computed.getOrDefault(firstInput, computed.get(secondInput));
    float[] values = new float[shape.values().length];
    for (int i = 0; i < values.length; i++) {
      values[i] = function.apply(element(firstInput, i), element(secondInput, i));
    }
    return new Plane(shape.side(), shape.channels(), values);
  }

  private float element(int tensor, int index) {
    if (computed.containsKey(tensor)) {
      return computed.get(tensor).values()[index];
    }
    float[] perChannel = model.tensors().get(tensor).values();
    return perChannel[index % perChannel.length];
  }

  private Plane convolve(Operator operator, boolean depthwise) {
    Plane in = plane(operator.inputs().get(0));
    Tensor filters = model.tensors().get(operator.inputs().get(1));
    float[] bias = model.tensors().get(operator.inputs().get(2)).values();
    int side = model.tensors().get(operator.outputs().get(0)).shape().get(1);
    int kernel = filters.shape().get(1);
    int stride = Math.max(1, in.side() / side);
    boolean valid = side == (in.side() - kernel) / stride + 1;
    int before = valid ? 0 : Math.max(0, (side - 1) * stride + kernel - in.side()) / 2;
    float[] values = new float[side * side * bias.length];
    for (int i = 0; i < values.length; i++) {
      int out = i % bias.length;
      int y = i / bias.length / side * stride - before;
      int x = i / bias.length % side * stride - before;
      double sum = bias[out];
      for (int cell = 0; cell < kernel * kernel; cell++) {
        int v = y + cell / kernel;
        int u = x + cell % kernel;
        if (depthwise) {
          sum += (double) in.at(v, u, out) * filters.values()[cell * bias.length + out];
        } else {
          for (int c = 0; c < in.channels(); c++) {
            sum +=
                (double) in.at(v, u, c)
                    * filters.values()[(out * kernel * kernel + cell) * in.channels() + c];
          }
        }
      }
      values[i] = (float) sum;
    }
    return new Plane(side, bias.length, values);
  }
}
