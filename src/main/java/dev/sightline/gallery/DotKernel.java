package dev.sightline.gallery;

/**
 * The inner loop of the search: one vector against the {@link Block#ROWS} rows of a block, laid out
 * {@code [dimension][ROWS]} so that neighbouring rows are neighbours in memory.
 *
 * <p>Each row's products are added one by one, in order of dimension, rounded after each step. So
 * every kernel gives the same bits, those of {@link
 * dev.sightline.embedding.Embedding#cosineSimilarity}, on every processor.
 */
sealed interface DotKernel permits ScalarDotKernel, VectorDotKernel {

  /**
   * {@code products[row] = Σ query[i] · block[i · ROWS + row]}.
   *
   * @param block {@code [query.length][ROWS]}
   * @param products {@code [ROWS]}, overwritten
   */
  void dot(float[] block, float[] query, float[] products);

  /** The same for whole-numbered rows. */
  void dot(byte[] block, float[] query, float[] products);

  /** Whether any of {@code values[0 … ROWS)} is at least {@code floor}. */
  boolean anyReaches(float[] values, float floor);

  /** The kernel for this JVM: vectors if it was started with {@code jdk.incubator.vector}. */
  static DotKernel fastest() {
    return ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent()
        ? new VectorDotKernel()
        : new ScalarDotKernel();
  }
}
