package dev.sightline.embedding;

/** A network ready to compute, used by one thread, on any engine. */
interface ForwardPass extends AutoCloseable {

  /**
   * Runs the network.
   *
   * @param input row-major {@code [batch, 3, side, side]}
   * @param batch the number of chips in it, at least 1
   * @return row-major {@code [batch, dimension]}, not normalised
   */
  float[] compute(float[] input, int batch);

  @Override
  void close();
}
