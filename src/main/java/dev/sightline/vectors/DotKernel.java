package dev.sightline.vectors;

/**
 * The inner loop of the search: one vector against the rows of a panel. A panel is {@link #ROWS}
 * rows laid out {@code [dimension][ROWS]}, so that neighbouring rows are neighbours in memory.
 *
 * <p>Each row's products are added one by one, in order of dimension, rounded after each step. So
 * every kernel gives the same bits as {@link dev.sightline.embedding.Embedding#cosineSimilarity},
 * on every processor.
 */
public sealed interface DotKernel permits ScalarDotKernel, VectorDotKernel {
  /** The rows of a panel: 32 KiB of float32 at 128 dimensions, which fit in the cache. */
  int ROWS = 64;

  /**
   * Computes {@code products[row] = Σ query[i] · panels[start + i · ROWS + row]}.
   *
   * @param panels consecutive panels, {@code [query.length][ROWS]} each
   * @param start the index where the panel begins
   * @param products {@code [ROWS]}, overwritten
   */
  void dot(float[] panels, int start, float[] query, float[] products);

  /** Computes the same for rows of whole numbers. */
  void dot(byte[] panels, int start, float[] query, float[] products);

  /** Returns whether any of {@code values[0 … ROWS)} is at least {@code floor}. */
  boolean anyReaches(float[] values, float floor);

  /**
   * Returns the kernel for this JVM: the Vector API's if it was started with {@code
   * jdk.incubator.vector}.
   */
  static DotKernel fastest() {
    return ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent()
        ? new VectorDotKernel()
        : plain();
  }

  /** Returns the kernel in plain Java, which runs on every JVM. */
  static DotKernel plain() {
    return new ScalarDotKernel();
  }
}
