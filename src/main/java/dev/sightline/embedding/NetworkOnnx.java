package dev.sightline.embedding;

import dev.sightline.embedding.network.FrozenPart;
import dev.sightline.embedding.network.MobileBlock;
import dev.sightline.embedding.network.MobileNetwork;
import dev.sightline.embedding.network.NetworkDescription;
import dev.sightline.embedding.network.NetworkWeights;
import dev.sightline.embedding.network.Parameter;
import dev.sightline.inference.OnnxGraph;

/** The ONNX graphs of our networks. */
final class NetworkOnnx {
  static final String INPUT = "chips";
  static final String OUTPUT = "embeddings";

  private NetworkOnnx() {}

  /**
   * Fills in the graph of a network.
   *
   * @return that graph
   */
  static OnnxGraph of(NetworkWeights weights, OnnxGraph graph) {
    NetworkDescription network = weights.network();
    takePixels(network, graph);
    graph.output(OUTPUT, network.dimension());
    network.parameters().forEach(parameter -> add(parameter, weights, graph));
    network.fold(
        residual -> new ResidualOnnx(graph).add(residual),
        mobile -> new MobileOnnx(graph).add(mobile));
    return graph;
  }

  /** Returns the graph of a network's frozen blocks, whose output is that of the last one. */
  static OnnxGraph ofFrozen(NetworkWeights weights, MobileNetwork network, FrozenPart frozen) {
    OnnxGraph graph = OnnxGraph.forOnnxRuntime(network.name());
    takePixels(network, graph);
    MobileOnnx operators = new MobileOnnx(graph);
    String last = INPUT;
    for (MobileBlock block : network.blocks()) {
      if (frozen.contains(block)) {
        block.parameters().forEach(parameter -> add(parameter, weights, graph));
        last = operators.add(block, last);
        graph.onlyOutput(last, block.outputs(), block.sidePx(), block.sidePx());
      }
    }
    return graph;
  }

  private static void takePixels(NetworkDescription network, OnnxGraph graph) {
    graph.input(INPUT, 3, network.inputSidePx(), network.inputSidePx());
  }

  private static void add(Parameter parameter, NetworkWeights weights, OnnxGraph graph) {
    graph.constant(parameter.name(), weights.get(parameter.name()), parameter.shape());
  }
}
