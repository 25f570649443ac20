package dev.sightline.streams.runner;

/** The stages of a {@link StreamsRunner} ended because of an error. */
public final class StreamFailedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  StreamFailedException(Throwable cause) {
    super("the stages failed: " + describe(cause), cause);
  }

  /**
   * Returns the message of the root cause: Kafka Streams' own message names the place, not the
   * reason.
   */
  private static String describe(Throwable cause) {
    Throwable root = rootOf(cause);
    return root == cause ? cause.getMessage() : cause.getMessage() + ": " + root.getMessage();
  }

  static Throwable rootOf(Throwable thrown) {
    Throwable root = thrown;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root;
  }
}
