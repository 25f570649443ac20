package dev.sightline.inference;

import static dev.sightline.inference.OnnxGraph.ints;

import dev.sightline.inference.OnnxGraph.Attribute;
import dev.sightline.inference.TfliteModel.Options;
import java.util.ArrayList;
import java.util.List;

/** The window that an operator of a TensorFlow Lite file moves over a plane, in ONNX. */
final class TfliteWindow {
  private static final int SAME = 0;

  private TfliteWindow() {}

  /**
   * Returns the attributes of a window.
   *
   * @param options the options of an operator that begin with padding, stride across, stride down
   * @param input the shape of its input, {@code [batch, height, width, channels]}
   * @param height the height of the window in cells
   */
  static List<Attribute> attributes(Options options, List<Integer> input, int height, int width) {
    int strideX = options.number(1);
    int strideY = options.number(2);
    int paddingY = 0;
    int paddingX = 0;
    if (options.choice(0) == SAME) {
      paddingY = padding(input.get(1), height, strideY);
      paddingX = padding(input.get(2), width, strideX);
    }
    List<Attribute> attributes = new ArrayList<>();
    attributes.add(ints("kernel_shape", height, width));
    attributes.add(ints("strides", strideY, strideX));
    attributes.add(
        ints("pads", paddingY / 2, paddingX / 2, paddingY - paddingY / 2, paddingX - paddingX / 2));
    return attributes;
  }

  private static int padding(int side, int kernel, int stride) {
    int outputs = (side + stride - 1) / stride;
    return Math.max(0, (outputs - 1) * stride + kernel - side);
  }

  /** Returns filters {@code [a, cells, b]} as {@code [a, b, cells]}. */
  static float[] transposed(float[] values, int a, int cells, int b) {
    float[] transposed = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      int cell = i / b % cells;
      int row = i / b / cells % a;
      transposed[(row * b + i % b) * cells + cell] = values[i];
    }
    return transposed;
  }
}
