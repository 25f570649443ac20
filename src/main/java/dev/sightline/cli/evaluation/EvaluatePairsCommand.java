package dev.sightline.cli.evaluation;

import dev.sightline.evaluation.PairList;
import picocli.CommandLine.Command;

/** The command that measures verification on a list of pairs. */
@Command(name = "pairs")
final class EvaluatePairsCommand extends VerificationCommand {

  EvaluatePairsCommand() {
    super("pairs", PairList::read);
  }
}
