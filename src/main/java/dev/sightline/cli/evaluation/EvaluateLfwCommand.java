package dev.sightline.cli.evaluation;

import dev.sightline.cli.options.PrintingCommand;
import dev.sightline.evaluation.LfwProtocol;
import dev.sightline.evaluation.LfwProtocol.Missed;
import dev.sightline.evaluation.LfwResult;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The command that measures verification on Labeled Faces in the Wild. */
@Command(name = "lfw")
final class EvaluateLfwCommand extends PrintingCommand implements Callable<Integer> {

  @Option(names = "--images", paramLabel = "DIR", required = true)
  private Path images;

  @Option(names = "--pairs", paramLabel = "FILE", required = true)
  private Path pairs;

  @Option(names = "--missed", paramLabel = "HOW", defaultValue = "ERROR")
  private Missed missed;

  @Mixin private ProtocolOptions protocol;

  @Override
  public Integer call() {
    LfwResult result = new LfwProtocol(images, pairs, missed).run(protocol.config());
    return protocol.print(result, EvaluateLfwCommand::text, out());
  }

  private static String text(LfwResult result) {
    return String.format(
        Locale.ROOT,
        """
        model               %s
        accuracy            %.2f %% ± %.2f (mean cosine threshold %.3f)
        AUC, EER            %.5f, %.2f %%
        VAL at FAR 1e-2     %.2f %%
        VAL at FAR 1e-3     %.2f %%
        pairs, faces missed %d, %d
        a picture           %.1f ms\
        """,
        result.model(),
        100 * result.accuracy(),
        100 * result.standardError(),
        result.threshold(),
        result.auc(),
        100 * result.eer(),
        100 * result.valAtFar1e2(),
        100 * result.valAtFar1e3(),
        result.pairs(),
        result.missed(),
        result.millisPerImage());
  }
}
