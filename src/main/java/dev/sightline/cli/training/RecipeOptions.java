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

  @Option(names = "--mining", paramLabel = "HOW")
  private String mining;

  @Option(names = "--margin", paramLabel = "ALPHA")
  private Double margin;

  @Option(names = "--soft-margin", paramLabel = "SHARPNESS")
  private Double sharpness;

  @Option(names = "--epochs", paramLabel = "N")
  private Integer epochs;

  @Option(names = "--max-steps", paramLabel = "N", hidden = true)
  private Integer maxSteps;

  @Option(names = "--persons", paramLabel = "P")
  private Integer persons;

  @Option(names = "--pictures", paramLabel = "K")
  private Integer pictures;

  @Option(names = "--learning-rate", paramLabel = "RATE")
  private Double learningRate;

  @Option(names = "--pull", paramLabel = "WEIGHT")
  private Double pull;

  @Option(names = "--warmup", paramLabel = "SHARE")
  private Double warmup;

  @Option(names = "--weight-decay", paramLabel = "SHARE")
  private Double weightDecay;

  @Option(names = "--averaging", paramLabel = "DECAY")
  private Double averaging;

  @Option(names = "--freeze", paramLabel = "STAGE", split = ",")
  private Set<String> frozen;

  @Option(names = "--validate-every", paramLabel = "STEPS")
  private Integer validateEvery;

  @Option(names = "--patience", paramLabel = "N")
  private Integer patience;

  @Option(names = "--seed", paramLabel = "S")
  private Long seed;

  @Option(names = "--plain")
  private boolean plain;

  /** Returns the usual configuration with the given options replaced. */
  TrainingConfig over(TrainingConfig usual, int threads) {
    return new TrainingConfig(
        batch(usual.batch()),
        new TrainingConfig.Objective(
            loss(usual.objective().loss()), given(pull, usual.objective().pull())),
        optimizer(usual.optimizer()),
        plain ? AugmentationConfig.none() : usual.augmentation(),
        schedule(usual.schedule()),
        given(seed, usual.seed()),
        threads);
  }

  private TrainingConfig.Batch batch(TrainingConfig.Batch usual) {
    return new TrainingConfig.Batch(
        given(persons, usual.persons()),
        given(pictures, usual.pictures()),
        mining == null ? usual.mining() : Mining.parse(mining));
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
