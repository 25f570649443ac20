package dev.sightline.training;

import dev.sightline.training.data.AugmentationConfig;
import dev.sightline.training.triplets.Mining;
import dev.sightline.training.triplets.TripletLoss;
import java.util.Objects;
import java.util.Set;

/**
 * A training run.
 *
 * @param persons {@code train.persons}: P, persons in a batch, at least 2
 * @param pictures {@code train.pictures}: K, pictures of each, at least 2
 * @param mining {@code train.mining}: which triplets of a batch are trained on
 * @param loss {@code train.margin} or {@code train.sharpness}
 * @param pull {@code train.pull}: weight of the pull towards what the start makes of a face when it
 *     looks at it several times; 0 switches it off
 * @param optimizer how the weights move
 * @param augmentation how chips are changed
 * @param schedule how long, and how often it is validated
 * @param seed {@code train.seed}: of every random choice
 * @param threads {@code train.threads}: parts of a batch that are computed at once; part of what
 *     makes a run the same again
 */
public record TrainingConfig(
    int persons,
    int pictures,
    Mining mining,
    TripletLoss loss,
    double pull,
    OptimizerConfig optimizer,
    AugmentationConfig augmentation,
    Schedule schedule,
    long seed,
    int threads) {

  /**
   * How long a run lasts.
   *
   * @param epochs {@code train.epochs}: times that all pictures are shown, at least 1
   * @param validateEvery {@code train.validate.every}: steps between validations, at least 1
   * @param patience {@code train.patience}: validations without a better one after which the run
   *     ends early, at least 1
   * @param maxSteps {@code train.max.steps}: the run ends after so many steps at the latest
   */
  public record Schedule(int epochs, int validateEvery, int patience, int maxSteps) {

    public Schedule {
      requireAtLeast("train.epochs", epochs, 1);
      requireAtLeast("train.validate.every", validateEvery, 1);
      requireAtLeast("train.patience", patience, 1);
      requireAtLeast("train.max.steps", maxSteps, 1);
    }
  }

  public TrainingConfig {
    Objects.requireNonNull(mining, "train.mining");
    Objects.requireNonNull(loss, "train.margin");
    Objects.requireNonNull(optimizer, "optimizer");
    Objects.requireNonNull(augmentation, "augmentation");
    Objects.requireNonNull(schedule, "schedule");
    requireAtLeast("train.persons", persons, 2);
    requireAtLeast("train.pictures", pictures, 2);
    requireAtLeast("train.threads", threads, 1);
    if (!(pull >= 0)) {
      throw new IllegalArgumentException("train.pull must not be negative, was " + pull);
    }
  }

  /**
   * For a network that has seen millions of faces: small steps, a margin that suits its distances,
   * a pull towards what it knows, and its first stages left alone. This is how the shipped network
   * was trained.
   */
  public static TrainingConfig fineTuning() {
    return new TrainingConfig(
        24,
        4,
        Mining.SEMI_HARD,
        TripletLoss.margin(0.08),
        2,
        new OptimizerConfig(3e-5, 0.1, 0, 0.95, Set.of("conv32", "conv64")),
        AugmentationConfig.defaults(),
        new Schedule(2, 37, 10, Integer.MAX_VALUE),
        2026,
        2);
  }

  /** For a network of random weights: FaceNet's margin, and steps several times as long. */
  public static TrainingConfig fromScratch() {
    return new TrainingConfig(
        24,
        4,
        Mining.SEMI_HARD,
        TripletLoss.margin(0.2),
        0,
        new OptimizerConfig(3e-4, 0.1, 0, 0.98, Set.of()),
        new AugmentationConfig(0.5, 1, 0.015, 1, 0.12, 0, 0, 0),
        new Schedule(40, 200, 10, Integer.MAX_VALUE),
        2026,
        2);
  }

  /** The same run with another way of mining and another seed. */
  public TrainingConfig with(Mining otherMining, long otherSeed) {
    return new TrainingConfig(
        persons,
        pictures,
        otherMining,
        loss,
        pull,
        optimizer,
        augmentation,
        schedule,
        otherSeed,
        threads);
  }

  private static void requireAtLeast(String key, int value, int least) {
    if (value < least) {
      throw new IllegalArgumentException(key + " must be at least " + least + ", was " + value);
    }
  }
}
