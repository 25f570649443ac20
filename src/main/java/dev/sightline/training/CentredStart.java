package dev.sightline.training;

import dev.sightline.embedding.network.HeInitialization;
import dev.sightline.embedding.network.NetworkDescription;
import dev.sightline.embedding.network.NetworkWeights;
import dev.sightline.training.data.ChipReader;
import dev.sightline.training.data.Seeds;

/**
 * Random initial weights whose embeddings are spread over the sphere.
 *
 * <p>Rectified units have positive outputs, whose mean is several times as long as the part that
 * distinguishes faces. With random weights in the last layer all faces then lie in one narrow cone,
 * all triplets look alike, and the first long step sends all faces to one point. So each output's
 * weights are made orthogonal to the features' mean over training faces (a data-dependent
 * initialisation, after Krähenbühl et al. 2016, <a
 * href="https://arxiv.org/abs/1511.06856">arXiv:1511.06856</a>).
 */
public final class CentredStart {
  private static final int SAMPLE = 256;
  private static final String LAST_LAYER = NetworkDescription.OUTPUT_LAYER + "/weights";

  private CentredStart() {}

  /** Initialises a whole network. The same network, faces and seed give the same weights. */
  static NetworkWeights of(NetworkDescription network, ChipReader faces, long seed) {
    NetworkWeights random = HeInitialization.of(network, seed);
    ChipReader sample = faces.sample(SAMPLE, Seeds.random(seed));
    double[] mean = FaceFeatures.of(random, sample, progress -> {}).mean();
    return random.with(LAST_LAYER, orthogonal(random.get(LAST_LAYER), mean));
  }

  /**
   * Initialises the last layer only.
   *
   * @param mean the mean of the layer's input, {@code [features]}
   * @return row-major {@code [features, dimension]}
   */
  public static float[] lastLayer(NetworkDescription network, double[] mean, long seed) {
    return orthogonal(HeInitialization.of(network, seed).get(LAST_LAYER), mean);
  }

  /** Removes from each column of {@code [features, outputs]} the component along {@code mean}. */
  private static float[] orthogonal(float[] weights, double[] mean) {
    double square = 0;
    for (double value : mean) {
      square += value * value;
    }
    int outputs = weights.length / mean.length;
    for (int output = 0; output < outputs; output++) {
      double along = 0;
      for (int i = 0; i < mean.length; i++) {
        along += mean[i] * weights[i * outputs + output];
      }
      for (int i = 0; i < mean.length; i++) {
        weights[i * outputs + output] -= (float) (along / square * mean[i]);
      }
    }
    return weights;
  }
}
