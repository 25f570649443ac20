package dev.sightline.cli;

import dev.sightline.files.TemporaryFolder;
import java.util.Locale;
import picocli.CommandLine.ExecutionException;
import picocli.CommandLine.IExecutionStrategy;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;

/**
 * An error message in one line if a native library cannot be loaded, also when the temporary folder
 * is the reason.
 */
final class NativeLibraryErrors implements IExecutionStrategy {
  private final IExecutionStrategy strategy = new RunLast();

  /** Spares the user the attempts of a library that can do without its native part. */
  static void silenceOptionalLibraries() {
    if (!TemporaryFolder.allowsPrograms()) {
      System.setProperty("org.jline.terminal.provider", "dumb");
    }
  }

  @Override
  public int execute(ParseResult parsed) {
    try {
      return strategy.execute(parsed);
    } catch (LinkageError e) {
      throw new ExecutionException(
          parsed.commandSpec().commandLine(), message(e, TemporaryFolder.allowsPrograms()), e);
    }
  }

  /** Returns the line for the user. */
  static String message(LinkageError error, boolean programsAllowed) {
    String first = String.valueOf(root(error).getMessage()).lines().findFirst().orElse("");
    String cause = "a native library cannot be loaded: " + first;
    return programsAllowed
        ? cause + "; see 'sightline doctor'"
        : String.format(
            Locale.ROOT,
            "%s; the temporary folder %s allows no programs (noexec), name another:"
                + " SIGHTLINE_JAVA_OPTS=-Djava.io.tmpdir=FOLDER",
            cause,
            System.getProperty("java.io.tmpdir"));
  }

  private static Throwable root(Throwable error) {
    return error.getCause() == null ? error : root(error.getCause());
  }
}
