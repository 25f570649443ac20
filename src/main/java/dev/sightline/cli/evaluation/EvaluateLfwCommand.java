package dev.sightline.cli.evaluation;

import dev.sightline.evaluation.LfwPairs;
import picocli.CommandLine.Command;

/** The command that measures verification on Labeled Faces in the Wild. */
@Command(name = "lfw")
final class EvaluateLfwCommand extends VerificationCommand {

  EvaluateLfwCommand() {
    super("lfw", LfwPairs::read);
  }
}
