package dev.sightline.embedding;

import static dev.sightline.inference.OnnxGraph.ints;
import static dev.sightline.inference.OnnxGraph.strides;

import dev.sightline.embedding.network.Convolution;
import dev.sightline.embedding.network.NetworkDescription;
import dev.sightline.embedding.network.ResidualBlock;
import dev.sightline.embedding.network.ResidualNetwork;
import dev.sightline.inference.OnnxGraph;
import java.util.List;

/** The ONNX operators of a {@link ResidualNetwork}. */
record ResidualOnnx(OnnxGraph graph) {

  /**
   * Adds the whole network.
   *
   * @return the name of the output
   */
  String add(ResidualNetwork network) {
    String last = relu(convolve(network.stem(), NetworkOnnx.INPUT));
    last =
        graph.node("MaxPool", "conv32_pool", List.of(last), ints("kernel_shape", 3, 3), strides(2));
    int channels = network.stemFilters();
    for (int i = 0; i < network.blocks().size(); i++) {
      ResidualBlock block = network.blocks().get(i);
      last = add(block, channels, network.sideAfter(i - 1), last);
      channels = block.filters();
    }
    last = graph.node("GlobalAveragePool", "average", List.of(last));
    last = graph.node("Flatten", "flat", List.of(last));
    return graph.node(
        "MatMul", NetworkOnnx.OUTPUT, List.of(last, NetworkDescription.OUTPUT_LAYER + "/weights"));
  }

  private String add(ResidualBlock block, int channels, int side, String input) {
    String first = relu(convolve(block.first(channels), input));
    String convolved = convolve(block.second(), first);
    String shortcut = input;
    if (block.halving()) {
      shortcut =
          graph.node(
              "AveragePool",
              block.name() + "/shortcut",
              List.of(input),
              ints("kernel_shape", 2, 2),
              strides(2));
    }
    int missing = block.missingCells(side);
    convolved = pad(convolved, 0, missing);
    shortcut = pad(shortcut, block.filters() - channels, 0);
    return relu(graph.node("Add", block.name(), List.of(convolved, shortcut)));
  }

  /** Adds zeros after the last channel, and below and to the right of the plane. */
  private String pad(String input, long channels, long cells) {
    if (channels == 0 && cells == 0) {
      return input;
    }
    graph.constant(input + "/pads", 0, 0, 0, 0, 0, channels, cells, cells);
    return graph.node("Pad", input + "/padded", List.of(input, input + "/pads"));
  }

  private String convolve(Convolution convolution, String input) {
    long padding = convolution.padding();
    return graph.node(
        "Conv",
        convolution.name(),
        List.of(input, convolution.weights().name(), convolution.bias().name()),
        ints("kernel_shape", convolution.kernel(), convolution.kernel()),
        ints("pads", padding, padding, padding, padding),
        strides(convolution.stride()));
  }

  private String relu(String input) {
    return graph.node("Relu", input + "/relu", List.of(input));
  }
}
