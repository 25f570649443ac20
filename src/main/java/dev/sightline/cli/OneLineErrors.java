package dev.sightline.cli;

import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/**
 * A handler that ends a failed command with one clear line on standard error; the stack trace is
 * logged at debug level ({@code SIGHTLINE_LOG=DEBUG}).
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
    if (isInterruption(failure)) {
      return "interrupted";
    }
    String message = failure.getMessage();
    if (message == null || message.isBlank()) {
      return failure.toString();
    }
    // Kafka's own message, "Failed to construct kafka producer", gives the reason only in its root
    // cause.
    return failure instanceof KafkaException && failure.getCause() != null
        ? message + ": " + message(rootOf(failure))
        : message;
  }

  /**
   * Returns whether the thread was interrupted; Kafka's clients throw an exception of their own.
   */
  private static boolean isInterruption(Throwable failure) {
    return failure instanceof InterruptedException || failure instanceof InterruptException;
  }

  private static Throwable rootOf(Throwable failure) {
    return failure.getCause() == null ? failure : rootOf(failure.getCause());
  }
}
