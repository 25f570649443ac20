package dev.sightline.embedding.network;

import java.util.Arrays;
import java.util.Random;

/**
 * Random initial weights for training.
 *
 * <p>They are normal with variance 2 / inputs; biases are zero, slopes 0.25 (He et al. 2015, <a
 * href="https://arxiv.org/abs/1502.01852">arXiv:1502.01852</a>, equation 10). The last convolution
 * of each of the L residual blocks is scaled by 1 / √L, so that without normalisation layers the
 * sum of the blocks does not grow with their number (after Zhang et al. 2019, Fixup, <a
 * href="https://arxiv.org/abs/1901.09321">arXiv:1901.09321</a>).
 */
public final class HeInitialization {

  /** The initial slope of a PReLU, as in the paper. */
  private static final float INITIAL_SLOPE = 0.25f;

  private HeInitialization() {}

  /** Draws the weights. The same seed gives the same weights on every machine. */
  public static NetworkWeights of(NetworkDescription network, long seed) {
    Random random = new Random(seed);
    double residualScale =
        1
            / Math.sqrt(
                network.fold(
                    residual -> residual.blocks().size(),
                    mobile -> mobile.bottlenecks().size(),
                    ensemble -> ensemble.members().get(0).bottlenecks().size()));
    return NetworkWeights.of(
        network,
        parameter -> {
          float[] values = new float[parameter.size()];
          if (parameter.name().endsWith("/slope")) {
            Arrays.fill(values, INITIAL_SLOPE);
          } else if (parameter.shape().size() > 1) {
            double scale = endsBlock(parameter) ? residualScale : 1;
            fill(values, scale * Math.sqrt(2.0 / inputs(parameter)), random);
          }
          return values;
        });
  }

  private static boolean endsBlock(Parameter parameter) {
    String name = parameter.name();
    return name.endsWith("/conv2/weights") || name.endsWith("/project/weights");
  }

  private static int inputs(Parameter weights) {
    boolean convolution = weights.shape().size() == 4;
    int outputs = weights.shape().get(convolution ? 0 : 1);
    return weights.size() / outputs;
  }

  private static void fill(float[] values, double deviation, Random random) {
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (deviation * random.nextGaussian());
    }
  }
}
