package dev.sightline.cli.training;

import dev.sightline.cli.evaluation.CutOptions;
import dev.sightline.cli.options.CreatedPath;
import dev.sightline.training.experiment.MiningExperiment;
import dev.sightline.training.experiment.MiningOptions;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The group of experiments behind the documentation. */
@Command(
    name = "experiment",
    mixinStandardHelpOptions = true,
    description = "Repeat the experiments of the documentation.")
public final class ExperimentCommand {

  @Spec private CommandSpec spec;

  @Command(
      name = "mining",
      mixinStandardHelpOptions = true,
      description =
          "Train the same last layer from the same random start with random, semi-hard and hard"
              + " triplets, and write a page with curves and a table.")
  int mining(
      @Option(
              names = "--data",
              paramLabel = "DIR",
              required = true,
              description = "a folder with one folder per person")
          Path data,
      @Option(
              names = "--out",
              paramLabel = "FILE.md",
              converter = CreatedPath.class,
              defaultValue = "target/triplets.md",
              description = "the page to write; default: ${DEFAULT-VALUE}")
          Path page,
      @Option(
              names = "--images",
              paramLabel = "DIR",
              converter = CreatedPath.class,
              description = "the folder for its curves; default: images, beside the page")
          Path images,
      @Option(
              names = "--seeds",
              paramLabel = "S",
              split = ",",
              defaultValue = "1,2,3",
              description = "default: ${DEFAULT-VALUE}")
          List<Long> seeds,
      @Option(
              names = "--steps",
              paramLabel = "N",
              defaultValue = "600",
              description = "number of batches of each run; default: ${DEFAULT-VALUE}")
          int steps,
      @Mixin CutOptions cut) {
    Path curves = images == null ? page.toAbsolutePath().resolveSibling("images") : images;
    int runs =
        MiningExperiment.run(new MiningOptions(data, cut.config(), page, curves, seeds, steps));
    PrintWriter out = spec.commandLine().getOut();
    out.printf(Locale.ROOT, "%d runs, written to %s%n", runs, page);
    out.flush();
    return 0;
  }
}
