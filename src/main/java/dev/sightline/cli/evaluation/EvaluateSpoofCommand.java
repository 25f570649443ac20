package dev.sightline.cli.evaluation;

import dev.sightline.cli.options.PrintingCommand;
import dev.sightline.evaluation.SpoofProtocol;
import dev.sightline.evaluation.SpoofResult;
import dev.sightline.evaluation.SpoofResult.Kind;
import java.nio.file.Path;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The command that measures the network against presentation attacks. */
@Command(name = "spoof")
final class EvaluateSpoofCommand extends PrintingCommand implements Callable<Integer> {

  @Option(names = "--images", paramLabel = "DIR", required = true)
  private Path images;

  @Option(names = "--threshold", paramLabel = "SCORE")
  private Double threshold;

  @Mixin private ResultFormat format;
  @Mixin private DetectorOptions detector;

  @Override
  public Integer call() {
    SpoofResult result =
        new SpoofProtocol(
                images, threshold == null ? OptionalDouble.empty() : OptionalDouble.of(threshold))
            .run(detector.config(SpoofProtocol.MIN_FACE_PX));
    return format.print(result, EvaluateSpoofCommand::text, out());
  }

  private static String text(SpoofResult result) {
    return String.format(
            Locale.ROOT,
            "threshold %.3f%s, equal error rate on the training split %.1f %%; %d pictures without"
                + " a score%n",
            result.threshold(),
            result.chosen() ? " from the training split" : "",
            100 * result.training(),
            result.missed())
        + line("BPCER", result.genuine())
        + result.attacks().stream()
            .map(kind -> System.lineSeparator() + line("APCER", kind))
            .collect(Collectors.joining());
  }

  private static String line(String rate, Kind kind) {
    return String.format(
        Locale.ROOT,
        "%s of %-14s %4d pictures: %s",
        rate,
        kind.name(),
        kind.pictures(),
        kind.errorRate().percent());
  }
}
