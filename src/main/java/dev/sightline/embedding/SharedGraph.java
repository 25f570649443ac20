package dev.sightline.embedding;

import dev.sightline.embedding.network.NetworkWeights;
import org.deeplearning4j.nn.graph.ComputationGraph;

/** Graphs for several threads over one read-only copy of the parameters. */
final class SharedGraph {
  private final ComputationGraph first;

  SharedGraph(NetworkWeights weights) {
    first = NetworkGraph.forInference(weights);
  }

  /**
   * Creates another graph. A DL4J graph is not thread-safe, but its parameters are, as long as no
   * thread writes.
   */
  ComputationGraph newGraph() {
    ComputationGraph graph = new ComputationGraph(first.getConfiguration().clone());
    graph.init(first.params(), false);
    return graph;
  }

  /** Frees the parameters. No graph may be used afterwards. */
  void free() {
    first.params().close();
  }
}
