package dev.sightline.cli.training;

import dev.sightline.training.OptimizerConfig;
import dev.sightline.training.TrainingConfig;
import dev.sightline.training.data.AugmentationConfig;
import dev.sightline.training.triplets.Mining;
import dev.sightline.training.triplets.TripletLoss;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Option;

/** The training options; those not given have the usual value for the initial weights. */
final class RecipeOptions {

  @Option(names = "--mining", paramLabel = "HOW", description = "random, semi-hard, hard or all")
  private String mining;

  @Option(
      names = "--margin",
      paramLabel = "ALPHA",
      description =
          "margin of squared distances, in (0, 4]; it must suit the distances of the initial"
              + " network")
  private Double margin;

  @Option(
      names = "--soft-margin",
      paramLabel = "SHARPNESS",
      description =
          "instead of --margin, a margin without an edge: ln(1 + exp(sharpness · gap)) / sharpness")
  private Double sharpness;

  @Option(names = "--epochs", paramLabel = "N", description = "number of passes over all pictures")
  private Integer epochs;

  @Option(
      names = "--max-steps",
      paramLabel = "N",
      hidden = true,
      description = "maximum number of batches")
  private Integer maxSteps;

  @Option(names = "--persons", paramLabel = "P", description = "number of persons in a batch")
  private Integer persons;

  @Option(
      names = "--pictures",
      paramLabel = "K",
      description = "number of pictures of each person in a batch")
  private Integer pictures;

  @Option(
      names = "--learning-rate",
      paramLabel = "RATE",
      description = "peak learning rate of Adam")
  private Double learningRate;

  @Option(
      names = "--pull",
      paramLabel = "WEIGHT",
      description =
          "weight of the pull towards the initial network's average embedding of several views")
  private Double pull;

  @Option(
      names = "--warmup",
      paramLabel = "SHARE",
      description = "fraction of the run in which the learning rate rises to its peak")
  private Double warmup;

  @Option(
      names = "--weight-decay",
      paramLabel = "SHARE",
      description = "fraction of the weights that a step of learning rate 1 subtracts")
  private Double weightDecay;

  @Option(
      names = "--averaging",
      paramLabel = "DECAY",
      description = "decay per step of the running average of the weights that is kept")
  private Double averaging;

  @Option(
      names = "--freeze",
      paramLabel = "STAGE",
      split = ",",
      description = "first stages that are not trained, or none")
  private Set<String> frozen;

  @Option(
      names = "--validate-every",
      paramLabel = "STEPS",
      description = "number of steps between validations")
  private Integer validateEvery;

  @Option(
      names = "--patience",
      paramLabel = "N",
      description = "number of validations without improvement that end the run")
  private Integer patience;

  @Option(names = "--seed", paramLabel = "S", description = "seed of every random choice")
  private Long seed;

  @Option(names = "--plain", description = "train without augmentation")
  private boolean plain;

  /** Returns the usual configuration with the given options replaced. */
  TrainingConfig over(TrainingConfig usual, int threads) {
    return new TrainingConfig(
        given(persons, usual.persons()),
        given(pictures, usual.pictures()),
        mining == null ? usual.mining() : Mining.parse(mining),
        loss(usual.loss()),
        given(pull, usual.pull()),
        optimizer(usual.optimizer()),
        plain ? AugmentationConfig.none() : usual.augmentation(),
        schedule(usual.schedule()),
        given(seed, usual.seed()),
        threads);
  }

  private TripletLoss loss(TripletLoss usual) {
    if (sharpness != null) {
      return TripletLoss.softMargin(sharpness);
    }
    return margin == null ? usual : TripletLoss.margin(margin);
  }

  private OptimizerConfig optimizer(OptimizerConfig usual) {
    return new OptimizerConfig(
        given(learningRate, usual.learningRate()),
        given(warmup, usual.warmup()),
        given(weightDecay, usual.weightDecay()),
        given(averaging, usual.averaging()),
        frozenStages(usual.frozen()));
  }

  private Set<String> frozenStages(Set<String> usual) {
    if (frozen == null) {
      return usual;
    }
    return frozen.equals(Set.of("none")) ? Set.of() : frozen;
  }

  private TrainingConfig.Schedule schedule(TrainingConfig.Schedule usual) {
    return new TrainingConfig.Schedule(
        given(epochs, usual.epochs()),
        given(validateEvery, usual.validateEvery()),
        given(patience, usual.patience()),
        given(maxSteps, usual.maxSteps()));
  }

  private static <T> T given(T value, T usual) {
    return Optional.ofNullable(value).orElse(usual);
  }
}
