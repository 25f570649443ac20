package dev.sightline.cli.evaluation;

import picocli.CommandLine.Command;

/** The group of commands that measure accuracy. */
@Command(
    name = "evaluate",
    mixinStandardHelpOptions = true,
    description = "Measure accuracy on labelled pictures.",
    subcommands = {
      EvaluateDetectionCommand.class,
      EvaluateLfwCommand.class,
      EvaluateIdentifyCommand.class,
      EvaluateMatchingCommand.class,
      EvaluateLeakageCommand.class
    })
public final class EvaluateCommand {}
