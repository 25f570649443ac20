package dev.sightline.cli.evaluation;

import picocli.CommandLine.Command;

/** Groups the measurements of accuracy. */
@Command(
    name = "evaluate",
    mixinStandardHelpOptions = true,
    description = "Measure accuracy on pictures whose truth is known.",
    subcommands = {
      EvaluateDetectionCommand.class,
      EvaluateLfwCommand.class,
      EvaluateIdentifyCommand.class,
      EvaluateMatchingCommand.class,
      EvaluateLeakageCommand.class
    })
public final class EvaluateCommand {}
