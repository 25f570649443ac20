package dev.sightline.cli.options;

import java.io.Console;
import java.util.Optional;
import java.util.function.UnaryOperator;
import picocli.CommandLine.Option;

/** Asks before a change that cannot be undone, where a person sits at a terminal. */
public final class ConfirmOptions {
  private final Optional<UnaryOperator<String>> terminal;

  @Option(names = "--yes")
  private boolean yes;

  /** Asks at the terminal of this process, if it has one. */
  public ConfirmOptions() {
    this(
        Optional.ofNullable(System.console())
            .map((Console console) -> question -> console.readLine("%s", question)));
  }

  /**
   * @param terminal shows a question and reads the answer, null at the end of the input; empty
   *     without a terminal
   */
  ConfirmOptions(Optional<UnaryOperator<String>> terminal) {
    this.terminal = terminal;
  }

  /**
   * Throws unless a person says yes, or nobody can be asked.
   *
   * @param change what will be done, e.g. "erase staff/Ann"
   * @throws IllegalStateException if the answer is not yes
   */
  public void require(String change) {
    if (yes || terminal.isEmpty()) {
      return;
    }
    String answer = terminal.get().apply(change + "? This cannot be undone [y/N] ");
    if (answer == null || !(answer.equalsIgnoreCase("y") || answer.equalsIgnoreCase("yes"))) {
      throw new IllegalStateException("nothing was changed; answer y, or give --yes");
    }
  }
}
