package dev.sightline.cli.evaluation;

import dev.sightline.cli.options.PrintingCommand;
import dev.sightline.evaluation.LeakageCheck;
import dev.sightline.evaluation.LeakageCheck.Shared;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The command that finds persons and pictures that a test set and a training set share. */
@Command(name = "leakage")
final class EvaluateLeakageCommand extends PrintingCommand implements Callable<Integer> {

  @Option(names = "--training", paramLabel = "DIR", required = true)
  private Path training;

  @Option(names = "--test", paramLabel = "DIR", required = true)
  private Path test;

  @Mixin private CutOptions cut;

  @Override
  public Integer call() {
    Shared shared = LeakageCheck.between(training, test, cut.config());
    PrintWriter out = out();
    shared.names().forEach(name -> out.println("person in both: " + name));
    shared
        .pictures()
        .forEach(
            twins ->
                out.printf(
                    Locale.ROOT,
                    "picture in both, correlation %.3f: %s and %s%n",
                    twins.correlation(),
                    twins.training().picture().file(),
                    twins.test().picture().file()));
    out.printf(
        Locale.ROOT,
        "%d persons and %d pictures in both%n",
        shared.names().size(),
        shared.pictures().size());
    return shared.names().isEmpty() && shared.pictures().isEmpty() ? 0 : 1;
  }
}
