package dev.sightline.gallery.index;

/**
 * The inner loop of the search: one vector against the rows of a panel, which is {@link #ROWS} rows
 * laid out {@code [dimension][ROWS]}, so that neighbouring rows are neighbours in memory.
 *
 * <p>Each row's products are added one by one, in order of dimension, rounded after each step. So
 * every kernel gives the same bits, those of {@link
 * dev.sightline.embedding.Embedding#cosineSimilarity}, on every processor.
 */
sealed interface DotKernel permits ScalarDotKernel, VectorDotKernel {
  /** Rows of a panel: 32 KiB of float32 at 128 dimensions, which stay in the cache. */
  int ROWS = 64;

  /**
   * {@code products[row] = Σ query[i] · panels[start + i · ROWS + row]}.
   *
   * @param panels panels one behind the other, {@code [query.length][ROWS]} each
   * @param start where the panel begins
   * @param products {@code [ROWS]}, overwritten
   */
  void dot(float[] panels, int start, float[] query, float[] products);

  /** The same for whole-numbered rows. */
  void dot(byte[] panels, int start, float[] query, float[] products);

  /** Whether any of {@code values[0 … ROWS)} is at least {@code floor}. */
  boolean anyReaches(float[] values, float floor);

  /** The kernel for this JVM: vectors if it was started with {@code jdk.incubator.vector}. */
  static DotKernel fastest() {
    return ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent()
        ? new VectorDotKernel()
        : new ScalarDotKernel();
  }
}
