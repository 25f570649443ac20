package dev.sightline.embedding;

import org.deeplearning4j.nn.graph.ComputationGraph;

/** Graphs for several threads over one copy of the parameters, which all of them only read. */
final class SharedGraph {
  private final ComputationGraph first;

  SharedGraph(NetworkWeights weights) {
    first = NetworkGraph.forInference(weights);
  }

  /** Another graph; a DL4J graph is not thread-safe, its parameters are as long as none writes. */
  ComputationGraph newGraph() {
    ComputationGraph graph = new ComputationGraph(first.getConfiguration().clone());
    graph.init(first.params(), false);
    return graph;
  }

  /** Frees the parameters: no graph may be used any more. */
  void free() {
    first.params().close();
  }
}
