package dev.sightline.cli.options;

import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** A command, or a group of commands, that prints. Both streams are flushed at each line. */
public abstract class PrintingCommand {

  @Spec private CommandSpec spec;

  protected final CommandLine commandLine() {
    return spec.commandLine();
  }

  protected final PrintWriter out() {
    return commandLine().getOut();
  }

  protected final PrintWriter err() {
    return commandLine().getErr();
  }
}
