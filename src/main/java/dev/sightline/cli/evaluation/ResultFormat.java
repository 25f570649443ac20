package dev.sightline.cli.evaluation;

import dev.sightline.cli.options.Json;
import java.io.PrintWriter;
import java.util.function.Function;
import picocli.CommandLine.Option;

/** How a measurement prints its result. */
final class ResultFormat {

  @Option(names = "--json")
  private boolean json;

  /** Prints a result as JSON or as text, and returns the exit code. */
  <T extends Record> int print(T result, Function<T, String> text, PrintWriter out) {
    out.println(json ? Json.write(result) : text.apply(result));
    return 0;
  }
}
