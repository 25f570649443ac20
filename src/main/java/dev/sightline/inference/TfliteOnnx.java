package dev.sightline.inference;

import static dev.sightline.inference.OnnxGraph.ints;

import dev.sightline.inference.OnnxGraph.Attribute;
import dev.sightline.inference.TfliteModel.Operator;
import dev.sightline.inference.TfliteModel.Options;
import dev.sightline.inference.TfliteModel.Tensor;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A conversion of a TensorFlow Lite file to ONNX. It knows the operators of the networks that find
 * faces: convolutions, sums, ReLU and PReLU, maxima, bilinear enlargement, added channels, and
 * reshaping to rows.
 *
 * <p>Channels that are added as zeros come from a convolution whose filters copy the others: ONNX
 * Runtime keeps images in blocks of channels, and its {@code Pad} would have them rearranged.
 */
public final class TfliteOnnx {
  private static final int ADD = 0;
  private static final int CONVOLUTION = 3;
  private static final int DEPTHWISE_CONVOLUTION = 4;
  private static final int DEQUANTIZE = 6;
  private static final int MAX_POOL = 17;
  private static final int RELU = 19;
  private static final int RESHAPE = 22;
  private static final int RESIZE_BILINEAR = 23;
  private static final int PAD = 34;
  private static final int PRELU = 54;

  private static final int FUSED_RELU = 1;

  private final TfliteModel model;
  private final OnnxGraph graph = OnnxGraph.forOnnxRuntime("tflite");
  private final Map<Integer, Tensor> constants = new HashMap<>();
  private final Map<Integer, String> names = new HashMap<>();

  private TfliteOnnx(TfliteModel model) {
    this.model = model;
  }

  /**
   * Converts a file.
   *
   * @param outputs the names of the tensors to put out, in this order
   * @return the bytes of an ONNX file; its input and outputs have the file's sides, channels first
   *     if there are channels and a plane
   * @throws IllegalArgumentException if the file contains an operator that is not known, or lacks
   *     an output
   */
  public static byte[] convert(byte[] tflite, List<String> outputs) {
    return new TfliteOnnx(TfliteModel.read(tflite)).convert(outputs);
  }

  private byte[] convert(List<String> outputs) {
    int input = model.inputs().get(0);
    graph.input(name(input), channelsFirst(tensor(input).shape()));
    model.operators().forEach(this::add);
    for (String output : outputs) {
      Tensor tensor =
          names.keySet().stream()
              .map(this::tensor)
              .filter(each -> each.name().equals(output))
              .findFirst()
              .orElseThrow(
                  () -> new IllegalArgumentException("the file computes no tensor " + output));
      graph.output(output, channelsFirst(tensor.shape()));
    }
    return graph.toBytes(Map.of());
  }

  /** Returns the sides without the batch. */
  private static long[] channelsFirst(List<Integer> shape) {
    return shape.size() == 4
        ? new long[] {shape.get(3), shape.get(1), shape.get(2)}
        : shape.stream().skip(1).mapToLong(Integer::longValue).toArray();
  }

  private Tensor tensor(int index) {
    return constants.getOrDefault(index, model.tensors().get(index));
  }

  private String name(int tensor) {
    return names.computeIfAbsent(tensor, index -> model.tensors().get(index).name());
  }

  private void add(Operator operator) {
    int first = operator.inputs().get(0);
    String output = model.tensors().get(operator.outputs().get(0)).name();
    switch (operator.code()) {
      case DEQUANTIZE -> constants.put(operator.outputs().get(0), model.tensors().get(first));
      case CONVOLUTION -> convolve(operator, output, false);
      case DEPTHWISE_CONVOLUTION -> convolve(operator, output, true);
      case ADD -> sum(operator, output);
      case RELU -> put(operator, graph.node("Relu", output, List.of(name(first))));
      case PRELU -> prelu(operator, output);
      case MAX_POOL -> pool(operator, output);
      case RESIZE_BILINEAR -> enlarge(operator, output);
      case PAD -> addChannels(operator, output);
      case RESHAPE -> reshape(operator, output);
      default ->
          throw new IllegalArgumentException(
              "the TensorFlow Lite operator " + operator.code() + " cannot be converted to ONNX");
    }
  }

  private void put(Operator operator, String name) {
    names.put(operator.outputs().get(0), name);
  }

  private List<Integer> inputShape(Operator operator) {
    return tensor(operator.inputs().get(0)).shape();
  }

  private List<Integer> outputShape(Operator operator) {
    return tensor(operator.outputs().get(0)).shape();
  }

  private void convolve(Operator operator, String output, boolean depthwise) {
    Tensor filters = tensor(operator.inputs().get(1));
    List<Integer> sides = filters.shape();
    int groups = depthwise ? sides.get(3) : 1;
    int rows = depthwise ? 1 : sides.get(0);
    graph.constant(
        output + "/filters",
        TfliteWindow.transposed(filters.values(), rows, sides.get(1) * sides.get(2), sides.get(3)),
        List.of(rows * groups, sides.get(3) / groups, sides.get(1), sides.get(2)));
    Tensor bias = tensor(operator.inputs().get(2));
    graph.constant(output + "/bias", bias.values(), bias.shape());
    List<Attribute> window =
        TfliteWindow.attributes(
            operator.options(), inputShape(operator), sides.get(1), sides.get(2));
    window.add(OnnxGraph.integer("group", groups));
    int activation = operator.options().choice(depthwise ? 4 : 3);
    List<String> inputs =
        List.of(name(operator.inputs().get(0)), output + "/filters", output + "/bias");
    activated(operator, output, activation, "Conv", inputs, window.toArray(Attribute[]::new));
  }

  /** Adds an operator and the activation that is part of it. */
  private void activated(
      Operator operator,
      String output,
      int activation,
      String type,
      List<String> inputs,
      Attribute... attributes) {
    if (activation == FUSED_RELU) {
      String plain = graph.node(type, output + "/linear", inputs, attributes);
      put(operator, graph.node("Relu", output, List.of(plain)));
    } else if (activation == 0) {
      put(operator, graph.node(type, output, inputs, attributes));
    } else {
      throw new IllegalArgumentException(
          "the TensorFlow Lite activation " + activation + " cannot be converted to ONNX");
    }
  }

  private void sum(Operator operator, String output) {
    List<String> inputs = operator.inputs().stream().map(this::name).toList();
    activated(operator, output, operator.options().choice(0), "Add", inputs);
  }

  private void prelu(Operator operator, String output) {
    float[] slopes = tensor(operator.inputs().get(1)).values();
    String slope = output + "/slope";
    graph.constant(slope, slopes, List.of(slopes.length, 1, 1));
    put(operator, graph.prelu(output, name(operator.inputs().get(0)), slope));
  }

  private void pool(Operator operator, String output) {
    Options options = operator.options();
    List<Attribute> window =
        TfliteWindow.attributes(
            options, inputShape(operator), options.number(4), options.number(3));
    put(
        operator,
        graph.node(
            "MaxPool",
            output,
            List.of(name(operator.inputs().get(0))),
            window.toArray(Attribute[]::new)));
  }

  private void enlarge(Operator operator, String output) {
    List<Integer> from = inputShape(operator);
    List<Integer> to = outputShape(operator);
    String mode = "asymmetric";
    if (operator.options().choice(2) == 1) {
      mode = "align_corners";
    } else if (operator.options().choice(3) == 1) {
      mode = "half_pixel";
    }
    graph.constant(
        output + "/scales",
        new float[] {1, 1, (float) to.get(1) / from.get(1), (float) to.get(2) / from.get(2)},
        List.of(4));
    put(
        operator,
        graph.node(
            "Resize",
            output,
            List.of(name(operator.inputs().get(0)), "", output + "/scales"),
            OnnxGraph.text("mode", "linear"),
            OnnxGraph.text("coordinate_transformation_mode", mode)));
  }

  private void addChannels(Operator operator, String output) {
    int channels = inputShape(operator).get(3);
    int wanted = outputShape(operator).get(3);
    if (!inputShape(operator).subList(0, 3).equals(outputShape(operator).subList(0, 3))) {
      throw new IllegalArgumentException("padding of a plane cannot be converted to ONNX");
    }
    int before = (int) tensor(operator.inputs().get(1)).values()[6];
    float[] copies = new float[wanted * channels];
    for (int i = 0; i < channels; i++) {
      copies[(before + i) * channels + i] = 1;
    }
    graph.constant(output + "/copies", copies, List.of(wanted, channels, 1, 1));
    put(
        operator,
        graph.node(
            "Conv",
            output,
            List.of(name(operator.inputs().get(0)), output + "/copies"),
            ints("kernel_shape", 1, 1)));
  }

  private void reshape(Operator operator, String output) {
    List<Integer> shape = outputShape(operator);
    long[] sides = new long[shape.size()];
    for (int i = 1; i < sides.length; i++) {
      sides[i] = shape.get(i);
    }
    graph.constant(output + "/shape", sides);
    String channelsLast =
        graph.node(
            "Transpose",
            output + "/channels-last",
            List.of(name(operator.inputs().get(0))),
            ints("perm", 0, 2, 3, 1));
    put(operator, graph.node("Reshape", output, List.of(channelsLast, output + "/shape")));
  }
}
