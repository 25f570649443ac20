package dev.sightline.embedding;

import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** A forward pass of a DL4J graph whose parameters may be shared with graphs of other threads. */
final class Dl4jForwardPass implements ForwardPass {
  private final ComputationGraph graph;
  private final int sidePx;

  Dl4jForwardPass(ComputationGraph graph, int sidePx) {
    this.graph = graph;
    this.sidePx = sidePx;
  }

  @Override
  public float[] compute(float[] input, int batch) {
    try (INDArray chips = Nd4j.create(input, new long[] {batch, 3, sidePx, sidePx}, 'c');
        INDArray output = graph.outputSingle(false, chips)) {
      return output.dup('c').data().asFloat();
    }
  }

  /** Frees the thread's workspaces. The model frees the shared parameters. */
  @Override
  public void close() {
    Nd4j.getWorkspaceManager().destroyAllWorkspacesForCurrentThread();
  }
}
