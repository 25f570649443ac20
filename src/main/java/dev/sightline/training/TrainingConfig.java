package dev.sightline.training;

import static java.util.Objects.requireNonNull;

import dev.sightline.embedding.network.NetworkDescription;
import dev.sightline.training.data.AugmentationConfig;
import dev.sightline.training.triplets.Mining;
import dev.sightline.training.triplets.TripletLoss;
import java.util.Set;

/**
 * The configuration of a training run.
 *
 * @param batch the composition of a batch
 * @param objective what is minimised
 * @param optimizer the configuration of the optimizer
 * @param augmentation the random changes of chips
 * @param schedule the length of the run and the interval of validations
 * @param seed {@code train.seed}: the seed of every random choice
 * @param threads {@code train.threads}: the number of parts of a batch that are computed at once; a
 *     run is reproducible only with the same number
 */
public record TrainingConfig(
    Batch batch,
    Objective objective,
    OptimizerConfig optimizer,
    AugmentationConfig augmentation,
    Schedule schedule,
    long seed,
    int threads) {

  /**
   * The composition of a batch.
   *
   * @param persons {@code train.persons}: P, the number of persons, at least 2
   * @param pictures {@code train.pictures}: K, the number of pictures of each, at least 2
   * @param mining {@code train.mining}: the choice of triplets
   */
  public record Batch(int persons, int pictures, Mining mining) {

    public Batch {
      requireAtLeast("train.persons", persons, 2);
      requireAtLeast("train.pictures", pictures, 2);
      requireNonNull(mining, "train.mining");
    }
  }

  /**
   * The sum that a run minimises.
   *
   * @param loss {@code train.margin} or {@code train.sharpness}
   * @param pull {@code train.pull}: the weight of the pull towards the initial network's average
   *     embedding of several views of a face; 0 switches it off
   */
  public record Objective(TripletLoss loss, double pull) {

    public Objective {
      requireNonNull(loss, "train.margin");
      if (!(pull >= 0)) {
        throw new IllegalArgumentException("train.pull must not be negative, was " + pull);
      }
    }
  }

  /**
   * The length of a run.
   *
   * @param epochs {@code train.epochs}: the number of passes over all pictures, at least 1
   * @param validateEvery {@code train.validate.every}: the number of steps between validations, at
   *     least 1
   * @param patience {@code train.patience}: the number of validations without improvement after
   *     which the run ends early, at least 1
   * @param maxSteps {@code train.max.steps}: the maximum number of steps
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
    requireNonNull(batch, "batch");
    requireNonNull(objective, "objective");
    requireNonNull(optimizer, "optimizer");
    requireNonNull(augmentation, "augmentation");
    requireNonNull(schedule, "schedule");
    requireAtLeast("train.threads", threads, 1);
  }

  /**
   * Returns the configuration for a network that was trained on millions of faces: small steps, a
   * margin that suits its distances, a pull towards its own embeddings, and frozen first stages.
   * The shipped network was trained like this.
   */
  public static TrainingConfig fineTuning(NetworkDescription network) {
    return network.fold(
        residual -> ofResidual(), mobile -> ofMobile(2e-5), ensemble -> ofMobile(4e-5));
  }

  private static TrainingConfig ofResidual() {
    return new TrainingConfig(
        new Batch(24, 4, Mining.SEMI_HARD),
        new Objective(TripletLoss.margin(0.08), 2),
        new OptimizerConfig(3e-5, 0.1, 0, 0.95, Set.of("conv32", "conv64")),
        AugmentationConfig.defaults(),
        new Schedule(2, 37, 10, Integer.MAX_VALUE),
        2026,
        2);
  }

  private static TrainingConfig ofMobile(double learningRate) {
    return new TrainingConfig(
        new Batch(128, 4, Mining.HARD),
        new Objective(TripletLoss.margin(0.2), 0),
        new OptimizerConfig(
            learningRate, 0.1, 0, 0.98, Set.of("stem", "plane28", "plane14", "plane7_down")),
        AugmentationConfig.defaults(),
        new Schedule(8, 20, 10, Integer.MAX_VALUE),
        2026,
        1);
  }

  /**
   * Returns the configuration for a network of random weights: FaceNet's margin, and a learning
   * rate several times as high.
   */
  public static TrainingConfig fromScratch() {
    return new TrainingConfig(
        new Batch(24, 4, Mining.SEMI_HARD),
        new Objective(TripletLoss.margin(0.2), 0),
        new OptimizerConfig(3e-4, 0.1, 0, 0.98, Set.of()),
        AugmentationConfig.defaults().withoutDegradation(),
        new Schedule(40, 200, 10, Integer.MAX_VALUE),
        2026,
        2);
  }

  /** Returns the same run with another mining and another seed. */
  public TrainingConfig with(Mining otherMining, long otherSeed) {
    return new TrainingConfig(
        new Batch(batch.persons(), batch.pictures(), otherMining),
        objective,
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
