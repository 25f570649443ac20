package dev.sightline.cli.training;

import dev.sightline.cli.evaluation.BundleFile;
import dev.sightline.cli.evaluation.CutOptions;
import dev.sightline.cli.options.OutputPath;
import dev.sightline.cli.options.PrintingCommand;
import dev.sightline.embedding.EmbeddingConfig;
import dev.sightline.embedding.ModelBundle;
import dev.sightline.embedding.ModelBundles;
import dev.sightline.embedding.Precision;
import dev.sightline.training.TerminalTraining;
import dev.sightline.training.Training;
import dev.sightline.training.TrainingConfig;
import dev.sightline.training.TrainingOptions;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The command that trains a network with triplet loss. */
@Command(name = "train", sortOptions = false)
public final class TrainCommand extends PrintingCommand implements Callable<Integer> {

  @Option(names = "--data", paramLabel = "DIR", split = ",", required = true)
  private List<Path> data;

  @Option(names = "--init", paramLabel = "START", defaultValue = EmbeddingConfig.ENSEMBLE)
  private String init;

  @Option(names = "--network", paramLabel = "NAME", defaultValue = "resnet13")
  private String network;

  @Option(names = "--validation", paramLabel = "SHARE", defaultValue = "0.15")
  private double validationShare;

  @Option(names = "--exclude", paramLabel = "FILE")
  private Path exclude;

  @Option(names = "--clean")
  private boolean clean;

  @Option(names = "--checkpoint", paramLabel = "FILE", converter = OutputPath.Created.class)
  private Path checkpoint;

  @Option(names = "--precision", paramLabel = "P", defaultValue = "FLOAT16")
  private Precision precision;

  @Mixin private RecipeOptions recipe;
  @Mixin private BundleFile out;
  @Mixin private CutOptions cut;

  @Override
  public Integer call() {
    TrainingOptions options =
        new TrainingOptions(
            new TrainingOptions.Files(
                data, out.path(), Optional.ofNullable(exclude), Optional.ofNullable(checkpoint)),
            cut.config(),
            new TrainingOptions.Start(init, network),
            validationShare,
            precision,
            clean,
            config());
    try (TerminalTraining terminal = new TerminalTraining("train")) {
      ModelBundle bundle = Training.run(options, terminal);
      PrintWriter lines = out();
      lines.println("wrote " + bundle.id() + " to " + out.path());
    }
    return 0;
  }

  private TrainingConfig config() {
    TrainingConfig usual =
        init.equals(TrainingOptions.Start.NONE)
            ? TrainingConfig.fromScratch()
            : TrainingConfig.fineTuning(ModelBundles.named(init).network());
    return recipe.over(usual, cut.threads());
  }
}
