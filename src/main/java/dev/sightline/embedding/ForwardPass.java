package dev.sightline.embedding;

import dev.sightline.inference.OnnxNetwork;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** A network ready to compute, used by one thread, on any engine. */
interface ForwardPass extends AutoCloseable {

  /**
   * Creates a pass through a network in ONNX Runtime, one chip at a time, since the values of
   * several do not fit into a core's caches. The chips of a batch are shared with processors that
   * have nothing else to do. Closing it leaves the network open.
   */
  static ForwardPass of(OnnxNetwork network, int sidePx) {
    List<OnnxNetwork.Pass> passes = new ArrayList<>();
    int chip = 3 * sidePx * sidePx;
    return new ForwardPass() {
      @Override
      public float[] compute(float[] input, int batch) {
        while (passes.size() < batch) {
          passes.add(network.newPass());
        }
        float[][] outputs =
            IntStream.range(0, batch)
                .parallel()
                .mapToObj(i -> run(i, Arrays.copyOfRange(input, i * chip, (i + 1) * chip)))
                .toArray(float[][]::new);
        return joined(outputs);
      }

      private float[] run(int pass, float[] pixels) {
        return passes.get(pass).run(pixels, 1, 3, sidePx, sidePx).get(0);
      }

      @Override
      public void close() {}
    };
  }

  private static float[] joined(float[][] rows) {
    float[] joined = new float[rows.length * rows[0].length];
    for (int i = 0; i < rows.length; i++) {
      System.arraycopy(rows[i], 0, joined, i * rows[i].length, rows[i].length);
    }
    return joined;
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
