package dev.sightline.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;

/** Runs commands of the program against a broker, within this process. */
public final class Commands {
  private final String bootstrapServers;
  private final List<String> more = new ArrayList<>();

  public Commands(String bootstrapServers) {
    this.bootstrapServers = bootstrapServers;
  }

  /** Gives a setting to all commands from now on. */
  void set(String key, Object value) {
    more.addAll(List.of("--set", key + "=" + value));
  }

  /** How a command ended, and all that it printed. */
  public record Ended(int exit, String out) {}

  public Ended run(String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--bootstrap-server", bootstrapServers));
    all.addAll(more);
    StringWriter out = new StringWriter();
    PrintWriter printer = new PrintWriter(out);
    int exit =
        Main.commandLine().setOut(printer).setErr(printer).execute(all.toArray(String[]::new));
    return new Ended(exit, out.toString());
  }
}
