package dev.sightline.cli.training;

import dev.sightline.training.OptimizerConfig;
import dev.sightline.training.TrainingConfig;
import dev.sightline.training.data.AugmentationConfig;
import dev.sightline.training.triplets.Mining;
import dev.sightline.training.triplets.TripletLoss;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Option;

/** How a network is trained; what is not given is as usual for its start. */
final class RecipeOptions {

  @Option(names = "--mining", paramLabel = "HOW", description = "random, semi-hard, hard or all")
  private String mining;

  @Option(
      names = "--margin",
      paramLabel = "ALPHA",
      description = "of squared distances, in (0, 4]; it must fit the distances of the start")
  private Double margin;

  @Option(
      names = "--soft-margin",
      paramLabel = "SHARPNESS",
      description = "a margin without an edge instead: ln(1 + exp(sharpness · gap)) / sharpness")
  private Double sharpness;

  @Option(names = "--epochs", paramLabel = "N", description = "times that all pictures are shown")
  private Integer epochs;

  @Option(
      names = "--max-steps",
      paramLabel = "N",
      hidden = true,
      description = "end after so many batches")
  private Integer maxSteps;

  @Option(names = "--persons", paramLabel = "P", description = "persons of a batch")
  private Integer persons;

  @Option(names = "--pictures", paramLabel = "K", description = "pictures of each")
  private Integer pictures;

  @Option(names = "--learning-rate", paramLabel = "RATE", description = "Adam's at its peak")
  private Double learningRate;

  @Option(
      names = "--pull",
      paramLabel = "WEIGHT",
      description = "of the pull towards what the start makes of a face seen several times")
  private Double pull;

  @Option(
      names = "--warmup",
      paramLabel = "SHARE",
      description = "part of the run in which the rate rises")
  private Double warmup;

  @Option(
      names = "--weight-decay",
      paramLabel = "SHARE",
      description = "that a step of rate 1 takes off the weights")
  private Double weightDecay;

  @Option(
      names = "--averaging",
      paramLabel = "DECAY",
      description = "a step, of the running average of the weights that is kept")
  private Double averaging;

  @Option(
      names = "--freeze",
      paramLabel = "STAGE",
      split = ",",
      description = "first stages that do not learn, or none")
  private Set<String> frozen;

  @Option(
      names = "--validate-every",
      paramLabel = "STEPS",
      description = "steps between validations")
  private Integer validateEvery;

  @Option(
      names = "--patience",
      paramLabel = "N",
      description = "validations without a better one that end the run")
  private Integer patience;

  @Option(names = "--seed", paramLabel = "S", description = "of every random choice")
  private Long seed;

  @Option(names = "--plain", description = "without augmentation")
  private boolean plain;

  /** The usual run, with what was given in its place. */
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
