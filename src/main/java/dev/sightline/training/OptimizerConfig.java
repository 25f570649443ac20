package dev.sightline.training;

import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/**
 * The configuration of the optimizer.
 *
 * @param learningRate {@code train.learning-rate}: the peak learning rate of Adam
 * @param warmup {@code train.warmup}: the fraction of the run in [0, 1) in which the rate rises to
 *     its peak; half a cosine brings it down to 0 afterwards
 * @param weightDecay {@code train.weight-decay}: the fraction of a convolution's weights that a
 *     step with learning rate 1 would subtract, apart from Adam (Loshchilov and Hutter 2019, AdamW)
 * @param averaging {@code train.averaging}: the decay per step in [0, 1) of the running average of
 *     the weights that is validated and kept; 0 keeps the weights themselves
 * @param frozen {@code train.frozen}: the names of first stages or blocks that are not trained
 */
public record OptimizerConfig(
    double learningRate, double warmup, double weightDecay, double averaging, Set<String> frozen) {

  public OptimizerConfig {
    frozen = Collections.unmodifiableSortedSet(new TreeSet<>(frozen));
    if (!(learningRate > 0)) {
      throw new IllegalArgumentException(
          "train.learning-rate must be positive, was " + learningRate);
    }
    requireShare("train.warmup", warmup);
    requireShare("train.weight-decay", weightDecay);
    requireShare("train.averaging", averaging);
  }

  private static void requireShare(String key, double value) {
    if (!(value >= 0 && value < 1)) {
      throw new IllegalArgumentException(key + " must be in [0, 1), was " + value);
    }
  }
}
