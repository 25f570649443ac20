package dev.sightline.cli.training;

import dev.sightline.cli.evaluation.CutOptions;
import dev.sightline.cli.options.OutputPath;
import dev.sightline.cli.options.PrintingCommand;
import dev.sightline.training.experiment.MiningExperiment;
import dev.sightline.training.experiment.MiningOptions;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The group of experiments behind the documentation. */
@Command(name = "experiment")
public final class ExperimentCommand extends PrintingCommand {

  @Command(name = "mining")
  int mining(
      @Option(names = "--data", paramLabel = "DIR", required = true) Path data,
      @Option(
              names = "--out",
              paramLabel = "FILE.md",
              converter = OutputPath.Created.class,
              defaultValue = "target/triplets.md")
          Path page,
      @Option(names = "--images", paramLabel = "DIR", converter = OutputPath.Created.class)
          Path images,
      @Option(names = "--seeds", paramLabel = "S", split = ",", defaultValue = "1,2,3")
          List<Long> seeds,
      @Option(names = "--steps", paramLabel = "N", defaultValue = "600") int steps,
      @Mixin CutOptions cut) {
    Path curves = images == null ? page.toAbsolutePath().resolveSibling("images") : images;
    int runs =
        MiningExperiment.run(new MiningOptions(data, cut.config(), page, curves, seeds, steps));
    PrintWriter out = out();
    out.printf(Locale.ROOT, "%d runs, written to %s%n", runs, page);
    return 0;
  }
}
