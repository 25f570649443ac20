package dev.sightline.cli.evaluation;

import dev.sightline.cli.options.PrintingCommand;
import dev.sightline.evaluation.GroupProtocol;
import dev.sightline.evaluation.GroupResult;
import dev.sightline.evaluation.GroupResult.Group;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The command that measures error rates by sex, age and ethnicity. */
@Command(name = "groups")
final class EvaluateGroupsCommand extends PrintingCommand implements Callable<Integer> {

  @Option(names = "--images", paramLabel = "DIR", required = true)
  private Path images;

  @Option(names = "--fpir", paramLabel = "SHARE", defaultValue = "0.003")
  private double fpir;

  @Mixin private ProtocolOptions protocol;

  @Override
  public Integer call() {
    GroupResult result = new GroupProtocol(images, fpir).run(protocol.config());
    return protocol.print(result, EvaluateGroupsCommand::text, out());
  }

  private static String text(GroupResult result) {
    return String.format(
            Locale.ROOT,
            "model %s, cosine threshold %.3f, %d faces missed%n",
            result.model(),
            result.threshold(),
            result.missed())
        + result.groups().stream()
            .map(EvaluateGroupsCommand::line)
            .collect(Collectors.joining(System.lineSeparator()));
  }

  private static String line(Group group) {
    return String.format(
        Locale.ROOT,
        "%-9s %-11s %4d persons: FMR %s; FNMR %s",
        group.property(),
        group.value(),
        group.persons(),
        group.falseMatchRate().percent(),
        group.falseNonMatchRate().percent());
  }
}
