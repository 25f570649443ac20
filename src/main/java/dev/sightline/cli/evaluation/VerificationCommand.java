package dev.sightline.cli.evaluation;

import dev.sightline.cli.options.PrintingCommand;
import dev.sightline.evaluation.CrossValidation;
import dev.sightline.evaluation.PicturePair;
import dev.sightline.evaluation.VerificationProtocol;
import dev.sightline.evaluation.VerificationProtocol.Missed;
import dev.sightline.evaluation.VerificationResult;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** A command that measures verification on the pairs of a file; its subclasses name the format. */
abstract class VerificationCommand extends PrintingCommand implements Callable<Integer> {
  private final String set;
  private final Function<Path, List<PicturePair>> format;

  @Option(names = "--images", paramLabel = "DIR", required = true)
  private Path images;

  @Option(names = "--pairs", paramLabel = "FILE", required = true)
  private Path pairs;

  @Option(names = "--missed", paramLabel = "HOW", defaultValue = "ERROR")
  private Missed missed;

  @Mixin private ProtocolOptions protocol;

  /**
   * Creates the command.
   *
   * @param set the name of the set of pictures
   * @param format reads the file of pairs
   */
  VerificationCommand(String set, Function<Path, List<PicturePair>> format) {
    this.set = set;
    this.format = format;
  }

  @Override
  public final Integer call() {
    VerificationResult result =
        new VerificationProtocol(set, images, format.apply(pairs), missed).run(protocol.config());
    return protocol.print(result, VerificationCommand::text, out());
  }

  private static String text(VerificationResult result) {
    return String.format(
        Locale.ROOT,
        """
        model               %s
        accuracy            %s
        AUC, EER            %.5f, %.2f %%
        VAL at FAR 1e-1     %.2f %%
        VAL at FAR 1e-2     %.2f %%
        VAL at FAR 1e-3     %.2f %%
        pairs, faces missed %d, %d
        a picture           %.1f ms\
        """,
        result.model(),
        result.folds() == null ? "not measured: the list has no folds" : text(result.folds()),
        result.curve().auc(),
        100 * result.curve().eer(),
        100 * result.curve().valAtFar1e1(),
        100 * result.curve().valAtFar1e2(),
        100 * result.curve().valAtFar1e3(),
        result.pairs(),
        result.missed(),
        result.millisPerImage());
  }

  private static String text(CrossValidation folds) {
    return String.format(
        Locale.ROOT,
        "%.2f %% ± %.2f (mean cosine threshold %.3f)",
        100 * folds.accuracy(),
        100 * folds.standardError(),
        folds.threshold());
  }
}
