package dev.sightline.training;

import dev.sightline.embedding.NetworkGraph;
import dev.sightline.embedding.network.NetworkWeights;
import dev.sightline.evaluation.pictures.Results;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;

/**
 * One network trained by several threads. Each computes a part of the batch on its own graph over
 * the shared parameters, and the gradients are added up in a fixed order. So a run with the same
 * number of threads is the same every time, bit for bit. A graph per thread is also faster than
 * several threads within one graph.
 */
final class DataParallelNetwork implements AutoCloseable {
  private final NetworkWeights start;
  private final OptimizerConfig optimizer;
  private final LearningRate rate;
  private final List<TrainingGraph> graphs = new ArrayList<>();
  private final ExecutorService threads;

  DataParallelNetwork(
      NetworkWeights start, OptimizerConfig optimizer, LearningRate rate, int threads) {
    this.start = start;
    this.optimizer = optimizer;
    this.rate = rate;
    graphs.add(TrainingGraph.of(start, new Adam(rate), optimizer.frozen()));
    while (graphs.size() < threads) {
      graphs.add(graphs.get(0).twin());
    }
    this.threads = Executors.newFixedThreadPool(threads);
  }

  /** A source of the rows of a batch, in the form of the network's input. Called by any thread. */
  @FunctionalInterface
  interface RowSource {
    /**
     * Writes one row.
     *
     * @param row the number of the picture in its batch
     * @param target the array that receives the row from {@code offset} on
     */
    void write(int row, float[] target, int offset);
  }

  /**
   * Computes the outputs for a batch, and keeps what {@link #backward} needs.
   *
   * @return {@code [batch][dimension]}, not normalised
   */
  float[][] forward(RowSource rows, int batch) {
    return inParts(batch, (graph, part) -> graph.forward(read(rows, part), part.size()));
  }

  /** Computes the outputs for a batch; the graphs keep nothing. */
  float[][] output(RowSource rows, int batch) {
    return inParts(batch, (graph, part) -> graph.output(read(rows, part), part.size()));
  }

  /** Computes the gradient of the batch of the last {@link #forward}. */
  void backward(float[][] outputGradient) {
    inParts(
        outputGradient.length,
        (graph, part) -> {
          float[][] rows = new float[part.size()][];
          System.arraycopy(outputGradient, part.from(), rows, 0, part.size());
          graph.backward(rows);
          return new float[part.size()][];
        });
  }

  /** Updates the weights by the gradient of the last {@link #backward}. */
  void step(int step) {
    ComputationGraph first = graphs.get(0).graph();
    INDArray sum = graphs.get(0).gradient().gradient();
    for (TrainingGraph other : graphs.subList(1, graphs.size())) {
      sum.addi(other.gradient().gradient());
    }
    first
        .getUpdater()
        .update(graphs.get(0).gradient(), step, 0, 1, LayerWorkspaceMgr.noWorkspaces());
    decay(first, rate.at(step) * optimizer.weightDecay());
    first.params().subi(sum);
  }

  private static void decay(ComputationGraph graph, double share) {
    if (share > 0) {
      for (var layer : graph.getLayers()) {
        if (layer.paramTable().containsKey("W")
            && !layer.getClass().getSimpleName().startsWith("Frozen")) {
          layer.getParam("W").muli(1 - share);
        }
      }
    }
  }

  /** Returns a copy of all parameters, in the graph's own order. */
  float[] parameters() {
    return graphs.get(0).graph().params().dup('c').data().asFloat();
  }

  void setParameters(float[] parameters) {
    assign(graphs.get(0).graph().params(), parameters);
  }

  /** Returns a copy of Adam's moments, in the updater's own order. */
  float[] moments() {
    return graphs.get(0).graph().getUpdater().getStateViewArray().dup('c').data().asFloat();
  }

  void setMoments(float[] moments) {
    assign(graphs.get(0).graph().getUpdater().getStateViewArray(), moments);
  }

  private static void assign(INDArray target, float[] values) {
    try (INDArray source = Nd4j.create(values, target.shape(), 'c')) {
      target.assign(source);
    }
  }

  /** Returns a copy of the current weights. */
  NetworkWeights weights() {
    return NetworkGraph.weightsOf(graphs.get(0).graph(), start);
  }

  /** The rows of a batch that one thread computes. */
  private record Part(int from, int to) {
    int size() {
      return to - from;
    }
  }

  private interface Work {
    float[][] on(TrainingGraph graph, Part part);
  }

  private float[][] inParts(int batch, Work work) {
    List<Future<float[][]>> running = new ArrayList<>();
    for (int i = 0; i < graphs.size(); i++) {
      TrainingGraph graph = graphs.get(i);
      Part part = new Part(i * batch / graphs.size(), (i + 1) * batch / graphs.size());
      running.add(threads.submit(() -> work.on(graph, part)));
    }
    List<float[]> rows = new ArrayList<>(batch);
    for (Future<float[][]> future : running) {
      rows.addAll(Arrays.asList(Results.await(future, "computing a batch")));
    }
    return rows.toArray(float[][]::new);
  }

  private float[] read(RowSource source, Part part) {
    int size = graphs.get(0).rowSize();
    float[] rows = new float[part.size() * size];
    for (int row = part.from(); row < part.to(); row++) {
      source.write(row, rows, (row - part.from()) * size);
    }
    return rows;
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
