package dev.sightline.cli;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends a command's work on a signal, and holds up the end of the process until this is closed: the
 * last resource to close, so that the command says what it did.
 */
final class EndingHook implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(EndingHook.class);

  /** More than a producer takes to give up frames that Kafka does not acknowledge. */
  private static final Duration TIMEOUT = Duration.ofSeconds(15);

  private final String command;
  private final CountDownLatch ended = new CountDownLatch(1);

  EndingHook(String command) {
    this.command = command;
  }

  /**
   * Adds what a signal does from now on.
   *
   * @param stop lets the command's work end, and returns at once
   */
  void add(Runnable stop) {
    Runtime.getRuntime().addShutdownHook(new Thread(() -> end(stop), command + "-close"));
  }

  private void end(Runnable stop) {
    stop.run();
    try {
      if (!ended.await(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)) {
        LOG.warn("The last frames were not acknowledged within {} s", TIMEOUT.toSeconds());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    ended.countDown();
  }
}
