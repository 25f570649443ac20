package dev.sightline.cli.evaluation;

import dev.sightline.cli.options.PrintingCommand;
import dev.sightline.evaluation.IdentificationProtocol;
import dev.sightline.evaluation.IdentificationResult;
import dev.sightline.evaluation.IdentificationResult.Gallery;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The command that measures open-set identification. */
@Command(name = "identify")
final class EvaluateIdentifyCommand extends PrintingCommand implements Callable<Integer> {

  @Mixin private OpenSetOptions people;
  @Mixin private ProtocolOptions protocol;

  @Override
  public Integer call() {
    IdentificationResult result =
        new IdentificationProtocol(people.images(), people.gallerySizes(), people.seed())
            .run(protocol.config());
    return protocol.print(result, EvaluateIdentifyCommand::text, out());
  }

  private static String text(IdentificationResult result) {
    StringBuilder text = new StringBuilder();
    text.append(
        String.format(
            Locale.ROOT, "model %s, %d impostor pictures%n", result.model(), result.impostors()));
    for (Gallery gallery : result.galleries()) {
      text.append(
          String.format(
              Locale.ROOT,
              "%d enrolled, %d probes: rank-1 %s; FNIR %s at FPIR 0.01, %s at FPIR 0.003%n",
              gallery.persons(),
              gallery.probes(),
              gallery.rankOneRate().percent(),
              gallery.fnirAtFpir1e2().percent(),
              gallery.fnirAtFpir3e3().percent()));
    }
    return text.toString().stripTrailing();
  }
}
