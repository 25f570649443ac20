package dev.sightline.cli.evaluation;

import dev.sightline.cli.options.PrintingCommand;
import dev.sightline.evaluation.MatchingProtocol;
import dev.sightline.evaluation.MatchingResult;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The command that measures the matcher on enrolled persons and strangers. */
@Command(name = "matching")
final class EvaluateMatchingCommand extends PrintingCommand implements Callable<Integer> {

  @Option(names = "--fpir", paramLabel = "SHARE", split = ",", defaultValue = "0.01,0.003")
  private List<Double> fpirTargets;

  @Option(names = "--strangers", paramLabel = "N", defaultValue = "1000")
  private int strangers;

  @Mixin private OpenSetOptions people;
  @Mixin private ProtocolOptions protocol;

  @Override
  public Integer call() {
    MatchingResult result =
        new MatchingProtocol(
                people.images(), people.gallerySizes(), fpirTargets, strangers, people.seed())
            .run(protocol.config());
    return protocol.print(result, EvaluateMatchingCommand::text, out());
  }

  private static String text(MatchingResult result) {
    return String.format(Locale.ROOT, "model %s%n", result.model())
        + result.trials().stream()
            .map(EvaluateMatchingCommand::line)
            .collect(Collectors.joining(System.lineSeparator()));
  }

  private static String line(MatchingResult.Trial trial) {
    return String.format(
        Locale.ROOT,
        "%d enrolled, FPIR target %s, threshold %.3f: %d strangers, named %s; %d probes, named %s,"
            + " wrongly %d",
        trial.persons(),
        trial.fpirTarget(),
        trial.threshold(),
        trial.strangers(),
        trial.fpir().percent(),
        trial.probes(),
        trial.named().percent(),
        trial.misnamed());
  }
}
