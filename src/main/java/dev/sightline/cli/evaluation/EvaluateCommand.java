package dev.sightline.cli.evaluation;

import picocli.CommandLine.Command;

/** The group of commands that measure accuracy. */
@Command(
    name = "evaluate",
    subcommands = {
      EvaluateDetectionCommand.class,
      EvaluateLfwCommand.class,
      EvaluateIdentifyCommand.class,
      EvaluateMatchingCommand.class,
      EvaluateLeakageCommand.class
    })
public final class EvaluateCommand {}
