package dev.sightline.cli;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/**
 * Ends a failed command with one clear line on standard error; the stack is logged at debug level
 * ({@code SIGHTLINE_LOG=DEBUG}).
 */
final class OneLineErrors implements IExecutionExceptionHandler {
  private static final Logger LOG = LoggerFactory.getLogger(OneLineErrors.class);

  @Override
  public int handleExecutionException(
      Exception failure, CommandLine commandLine, ParseResult parsed) {
    LOG.debug("{} failed", commandLine.getCommandName(), failure);
    commandLine.getErr().println("sightline: " + message(failure));
    return commandLine.getCommandSpec().exitCodeOnExecutionException();
  }

  private static String message(Throwable failure) {
    String message = failure.getMessage();
    return message == null || message.isBlank() ? failure.toString() : message;
  }
}
