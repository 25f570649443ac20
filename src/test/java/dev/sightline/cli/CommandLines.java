package dev.sightline.cli;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.ParseResult;

/** Parses command lines as the program does, without doing what they say. */
public final class CommandLines {

  private CommandLines() {}

  /**
   * The subcommands that a command line names, e.g. {@code [topics, create]}.
   *
   * @throws CommandLine.ParameterException if the program would not understand it
   */
  public static List<String> parse(List<String> arguments) {
    ParseResult parsed = Main.commandLine().parseArgs(arguments.toArray(String[]::new));
    return parsed.asCommandLineList().stream().skip(1).map(CommandLine::getCommandName).toList();
  }
}
