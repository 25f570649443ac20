package dev.sightline.cli.evaluation;

import dev.sightline.cli.options.PrintingCommand;
import dev.sightline.evaluation.PairList;
import dev.sightline.evaluation.VerificationProtocol;
import dev.sightline.evaluation.VerificationProtocol.Missed;
import dev.sightline.evaluation.VerificationResult;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The command that measures verification on a list of pairs. */
@Command(name = "pairs")
final class EvaluatePairsCommand extends PrintingCommand implements Callable<Integer> {

  @Option(names = "--images", paramLabel = "DIR", required = true)
  private Path images;

  @Option(names = "--pairs", paramLabel = "FILE", required = true)
  private Path pairs;

  @Option(names = "--missed", paramLabel = "HOW", defaultValue = "ERROR")
  private Missed missed;

  @Mixin private ProtocolOptions protocol;

  @Override
  public Integer call() {
    VerificationResult result =
        new VerificationProtocol("pairs", images, PairList.read(pairs), missed)
            .run(protocol.config());
    return protocol.print(result, EvaluateLfwCommand::text, out());
  }
}
