package dev.sightline.embedding;

import dev.sightline.embedding.network.EnsembleNetwork;
import dev.sightline.embedding.network.FrozenPart;
import dev.sightline.embedding.network.MobileBlock;
import dev.sightline.embedding.network.MobileNetwork;
import dev.sightline.embedding.network.NetworkDescription;
import dev.sightline.embedding.network.NetworkWeights;
import dev.sightline.embedding.network.Parameter;
import dev.sightline.inference.OnnxGraph;
import java.util.List;

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
        mobile -> new MobileOnnx(graph).add(mobile),
        ensemble -> new MobileOnnx(graph).add(ensemble));
    return graph;
  }

  /** Returns the graph of a network's frozen blocks, whose output is that of the last one. */
  static OnnxGraph ofFrozen(NetworkWeights weights, MobileNetwork network, FrozenPart frozen) {
    OnnxGraph graph = pixels(network);
    String last = addFrozen(network.blocks(), weights, frozen, graph);
    return withOutput(last, frozen.last(network.blocks()).stream().toList(), graph);
  }

  /**
   * Returns the same of an ensemble: the outputs of its members' last blocks, one after another.
   */
  static OnnxGraph ofFrozen(NetworkWeights weights, EnsembleNetwork ensemble, FrozenPart frozen) {
    OnnxGraph graph = pixels(ensemble);
    List<String> outputs =
        ensemble.members().stream()
            .map(member -> addFrozen(EnsembleNetwork.blocks(member), weights, frozen, graph))
            .toList();
    String joined = graph.node("Concat", "frozen", outputs, OnnxGraph.integer("axis", 1));
    return withOutput(joined, ensemble.lastFrozen(frozen), graph);
  }

  private static OnnxGraph pixels(NetworkDescription network) {
    OnnxGraph graph = OnnxGraph.forOnnxRuntime(network.name());
    takePixels(network, graph);
    return graph;
  }

  private static String addFrozen(
      List<MobileBlock> blocks, NetworkWeights weights, FrozenPart frozen, OnnxGraph graph) {
    MobileOnnx operators = new MobileOnnx(graph);
    String last = INPUT;
    for (MobileBlock block : blocks) {
      if (frozen.contains(block)) {
        block.parameters().forEach(parameter -> add(parameter, weights, graph));
        last = operators.add(block, last);
      }
    }
    return last;
  }

  private static OnnxGraph withOutput(String name, List<MobileBlock> last, OnnxGraph graph) {
    graph.output(name, MobileBlock.joinedShape(last));
    return graph;
  }

  private static void takePixels(NetworkDescription network, OnnxGraph graph) {
    graph.input(INPUT, 3, network.inputSidePx(), network.inputSidePx());
  }

  private static void add(Parameter parameter, NetworkWeights weights, OnnxGraph graph) {
    graph.constant(parameter.name(), weights.get(parameter.name()), parameter.shape());
  }
}
