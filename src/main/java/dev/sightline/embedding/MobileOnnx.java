package dev.sightline.embedding;

import static dev.sightline.inference.OnnxGraph.ints;
import static dev.sightline.inference.OnnxGraph.strides;

import dev.sightline.embedding.network.EnsembleNetwork;
import dev.sightline.embedding.network.MobileBlock;
import dev.sightline.embedding.network.MobileConvolution;
import dev.sightline.embedding.network.MobileNetwork;
import dev.sightline.embedding.network.NetworkDescription;
import dev.sightline.embedding.network.Parameter;
import dev.sightline.inference.OnnxGraph;
import java.util.ArrayList;
import java.util.List;

/**
 * The ONNX operators of a {@link MobileNetwork} or an ensemble: a depthwise convolution is a {@code
 * Conv} of as many groups as channels.
 */
record MobileOnnx(OnnxGraph graph) {

  /**
   * Adds the whole network.
   *
   * @return the name of the output
   */
  String add(MobileNetwork network) {
    return add(network.blocks(), NetworkDescription.OUTPUT_LAYER, NetworkOnnx.OUTPUT);
  }

  /**
   * Adds all members of an ensemble.
   *
   * @return the name of the output
   */
  String add(EnsembleNetwork ensemble) {
    List<String> units = new ArrayList<>();
    for (MobileNetwork member : ensemble.members()) {
      String fc = EnsembleNetwork.prefix(member) + NetworkDescription.OUTPUT_LAYER;
      String output = add(EnsembleNetwork.blocks(member), fc, fc);
      units.add(graph.node("LpNormalization", fc + "/unit", List.of(output)));
    }
    return graph.node("Concat", NetworkOnnx.OUTPUT, units, OnnxGraph.integer("axis", 1));
  }

  private String add(List<MobileBlock> blocks, String fc, String output) {
    String last = NetworkOnnx.INPUT;
    for (MobileBlock block : blocks) {
      last = add(block, last);
    }
    last = graph.node("Flatten", fc + "/flat", List.of(last));
    return graph.node("Gemm", output, List.of(last, fc + "/weights", fc + "/bias"));
  }

  /**
   * Adds a block.
   *
   * @return the name of its output
   */
  String add(MobileBlock block, String input) {
    String last = input;
    for (MobileConvolution convolution : block.convolutions()) {
      last = convolve(convolution, last);
    }
    return block.residual() ? graph.node("Add", block.name(), List.of(last, input)) : last;
  }

  private String convolve(MobileConvolution convolution, String input) {
    long before = convolution.zerosBefore();
    long after = convolution.zerosAfter();
    String convolved =
        graph.node(
            "Conv",
            convolution.name(),
            List.of(input, convolution.weights().name(), convolution.bias().name()),
            ints("kernel_shape", convolution.kernel(), convolution.kernel()),
            ints("pads", before, before, after, after),
            strides(convolution.stride()),
            OnnxGraph.integer("group", convolution.depthwise() ? convolution.inputs() : 1));
    return convolution
        .slope()
        .map(Parameter::name)
        .map(slope -> graph.prelu(convolution.name() + "/prelu", convolved, slope))
        .orElse(convolved);
  }
}
