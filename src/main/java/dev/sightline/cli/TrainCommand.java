package dev.sightline.cli;

import dev.sightline.embedding.ModelBundle;
import dev.sightline.embedding.Precision;
import dev.sightline.training.AugmentationConfig;
import dev.sightline.training.Mining;
import dev.sightline.training.OptimizerConfig;
import dev.sightline.training.TerminalTraining;
import dev.sightline.training.Training;
import dev.sightline.training.TrainingConfig;
import dev.sightline.training.TrainingOptions;
import dev.sightline.training.TripletLoss;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Trains a network with triplet loss. */
@Command(
    name = "train",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Train a network with triplet loss on a folder of persons and write its bundle.")
final class TrainCommand implements Callable<Integer> {

  @Option(names = "--data", paramLabel = "DIR", required = true, description = "a folder a person")
  private Path data;

  @Option(
      names = "--out",
      paramLabel = "FILE.slm",
      required = true,
      description = "the bundle to write")
  private Path out;

  @Option(
      names = "--init",
      paramLabel = "START",
      defaultValue = "face-api",
      description =
          "face-api, default, none (random weights) or an .slm file; default: ${DEFAULT-VALUE}")
  private String init;

  @Option(
      names = "--network",
      paramLabel = "NAME",
      defaultValue = "resnet13",
      description =
          "with --init none: resnet13 (96 px) or resnet29 (150 px); default: ${DEFAULT-VALUE}")
  private String network;

  @Option(
      names = "--mining",
      paramLabel = "HOW",
      defaultValue = "semi-hard",
      description = "random, semi-hard, hard or all; default: ${DEFAULT-VALUE}")
  private String mining;

  @Option(
      names = "--margin",
      paramLabel = "ALPHA",
      description =
          "of squared distances, in (0, 4]; it must fit the distances of the start."
              + " Default: 0.2 with --init none, else 0.08")
  private Double margin;

  @Option(
      names = "--soft-margin",
      paramLabel = "SHARPNESS",
      description = "a margin without an edge instead: ln(1 + exp(sharpness · gap)) / sharpness")
  private Double sharpness;

  @Option(
      names = "--epochs",
      paramLabel = "N",
      defaultValue = "2",
      description = "default: ${DEFAULT-VALUE}")
  private int epochs;

  @Option(
      names = "--max-steps",
      paramLabel = "N",
      defaultValue = "2147483647",
      hidden = true,
      description = "end after so many batches")
  private int maxSteps;

  @Option(
      names = "--persons",
      paramLabel = "P",
      defaultValue = "24",
      description = "persons of a batch; default: ${DEFAULT-VALUE}")
  private int persons;

  @Option(
      names = "--pictures",
      paramLabel = "K",
      defaultValue = "4",
      description = "pictures of each; default: ${DEFAULT-VALUE}")
  private int pictures;

  @Option(
      names = "--learning-rate",
      paramLabel = "RATE",
      description = "Adam's at its peak. Default: 1e-3 with --init none, else 3e-5")
  private Double learningRate;

  @Option(
      names = "--pull",
      paramLabel = "WEIGHT",
      description =
          "of the pull towards what the start makes of a face seen several times."
              + " Default: 0 with --init none, else 2")
  private Double pull;

  @Option(
      names = "--warmup",
      paramLabel = "SHARE",
      defaultValue = "0.1",
      description = "part of the run in which the rate rises; default: ${DEFAULT-VALUE}")
  private double warmup;

  @Option(
      names = "--weight-decay",
      paramLabel = "SHARE",
      defaultValue = "0",
      description = "default: ${DEFAULT-VALUE}")
  private double weightDecay;

  @Option(
      names = "--averaging",
      paramLabel = "DECAY",
      description =
          "a step, of the running average of the weights that is kept."
              + " Default: 0 with --init none, else 0.95")
  private Double averaging;

  @Option(
      names = "--freeze",
      paramLabel = "STAGE",
      split = ",",
      description =
          "first stages that do not learn, or none."
              + " Default: none with --init none, else conv32,conv64")
  private Set<String> frozen;

  @Option(names = "--plain", description = "without augmentation")
  private boolean plain;

  @Option(
      names = "--validation",
      paramLabel = "SHARE",
      defaultValue = "0.15",
      description = "persons kept apart to validate and calibrate on; default: ${DEFAULT-VALUE}")
  private double validationShare;

  @Option(
      names = "--validate-every",
      paramLabel = "STEPS",
      defaultValue = "50",
      description = "default: ${DEFAULT-VALUE}")
  private int validateEvery;

  @Option(
      names = "--patience",
      paramLabel = "N",
      defaultValue = "5",
      description = "validations without a better one that end the run; default: ${DEFAULT-VALUE}")
  private int patience;

  @Option(
      names = "--exclude",
      paramLabel = "FILE",
      description = "names, one a line, whom the network must not see")
  private Path exclude;

  @Option(
      names = "--checkpoint",
      paramLabel = "FILE",
      description = "kept at each validation, and gone on from if it is there")
  private Path checkpoint;

  @Option(
      names = "--precision",
      paramLabel = "P",
      defaultValue = "FLOAT16",
      description =
          "of the stored weights: one of ${COMPLETION-CANDIDATES}; default: ${DEFAULT-VALUE}")
  private Precision precision;

  @Option(
      names = "--seed",
      paramLabel = "S",
      defaultValue = "1",
      description = "default: ${DEFAULT-VALUE}")
  private long seed;

  @Mixin private CutOptions cut;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    TrainingOptions options =
        new TrainingOptions(
            data,
            out,
            cut.config(),
            new TrainingOptions.Start(init, network),
            Optional.ofNullable(exclude),
            validationShare,
            Optional.ofNullable(checkpoint),
            precision,
            config());
    try (TerminalTraining terminal = new TerminalTraining("train")) {
      ModelBundle bundle = Training.run(options, terminal);
      PrintWriter lines = spec.commandLine().getOut();
      lines.println("wrote " + bundle.id() + " to " + out);
      lines.flush();
    }
    return 0;
  }

  private TrainingConfig config() {
    return new TrainingConfig(
        persons,
        pictures,
        Mining.parse(mining),
        loss(),
        usual(pull, 0, 2),
        new OptimizerConfig(
            usual(learningRate, 1e-3, 3e-5),
            warmup,
            weightDecay,
            usual(averaging, 0, 0.95),
            frozenStages()),
        plain ? AugmentationConfig.none() : AugmentationConfig.defaults(),
        new TrainingConfig.Schedule(epochs, validateEvery, patience, maxSteps),
        seed,
        cut.threads());
  }

  private TripletLoss loss() {
    return sharpness == null
        ? TripletLoss.margin(usual(margin, 0.2, 0.08))
        : TripletLoss.softMargin(sharpness);
  }

  private Set<String> frozenStages() {
    if (frozen != null) {
      return frozen.equals(Set.of("none")) ? Set.of() : frozen;
    }
    return fromNothing() ? Set.of() : Set.of("conv32", "conv64");
  }

  /** What is given, or what suits the start. */
  private double usual(Double given, double fromNothing, double fromWeights) {
    if (given != null) {
      return given;
    }
    return fromNothing() ? fromNothing : fromWeights;
  }

  private boolean fromNothing() {
    return init.equals(TrainingOptions.Start.NONE);
  }
}
