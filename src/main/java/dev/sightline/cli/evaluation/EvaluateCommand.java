package dev.sightline.cli.evaluation;

import picocli.CommandLine.Command;

/** The group of commands that measure accuracy. */
@Command(
    name = "evaluate",
    subcommands = {
      EvaluateDetectionCommand.class,
      EvaluateLfwCommand.class,
      EvaluatePairsCommand.class,
      EvaluateIdentifyCommand.class,
      EvaluateMatchingCommand.class,
      EvaluateGroupsCommand.class,
      EvaluateSpoofCommand.class,
      EvaluateLeakageCommand.class,
      EvaluateAllCommand.class
    })
public final class EvaluateCommand {}
