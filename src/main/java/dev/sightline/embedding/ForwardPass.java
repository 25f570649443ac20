package dev.sightline.embedding;

import dev.sightline.inference.OnnxNetwork;

/** A network ready to compute, used by one thread, on any engine. */
interface ForwardPass extends AutoCloseable {

  /** Creates a pass through a network in ONNX Runtime. Closing it leaves the network open. */
  static ForwardPass of(OnnxNetwork network, int sidePx) {
    OnnxNetwork.Pass pass = network.newPass();
    return new ForwardPass() {
      @Override
      public float[] compute(float[] input, int batch) {
        return pass.run(input, batch, 3, sidePx, sidePx).get(0);
      }

      @Override
      public void close() {}
    };
  }

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
