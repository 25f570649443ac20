package dev.sightline.embedding;

import dev.sightline.inference.OnnxNetwork;
import java.util.Arrays;

/** A network ready to compute, used by one thread, on any engine. */
interface ForwardPass extends AutoCloseable {

  /**
   * Creates a pass through a network in ONNX Runtime, one chip at a time, since the values of
   * several do not fit into a core's caches. Closing it leaves the network open.
   */
  static ForwardPass of(OnnxNetwork network, int sidePx) {
    OnnxNetwork.Pass pass = network.newPass();
    int chip = 3 * sidePx * sidePx;
    return new ForwardPass() {
      @Override
      public float[] compute(float[] input, int batch) {
        float[] outputs = new float[0];
        for (int i = 0; i < batch; i++) {
          float[] one = Arrays.copyOfRange(input, i * chip, (i + 1) * chip);
          float[] output = pass.run(one, 1, 3, sidePx, sidePx).get(0);
          outputs = i == 0 ? new float[batch * output.length] : outputs;
          System.arraycopy(output, 0, outputs, i * output.length, output.length);
        }
        return outputs;
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
