package dev.sightline.cli.options;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A guard that lets a command clean up on SIGINT or SIGTERM. It interrupts the command's thread,
 * and delays the end of the process until the command has returned, for at most 30 seconds.
 */
public final class GracefulShutdown {
  private static final Logger LOG = LoggerFactory.getLogger(GracefulShutdown.class);
  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  private GracefulShutdown() {}

  /** A command, or the part of it that needs to clean up. */
  @FunctionalInterface
  public interface Command {
    int run() throws InterruptedException;
  }

  /** Runs a command in the calling thread and returns its exit code. */
  public static int guard(Command command) throws InterruptedException {
    CountDownLatch returned = new CountDownLatch(1);
    Thread running = Thread.currentThread();
    Thread hook = new Thread(() -> interrupt(running, returned), "graceful-shutdown");
    Runtime.getRuntime().addShutdownHook(hook);
    try {
      return command.run();
    } finally {
      returned.countDown();
      remove(hook);
    }
  }

  private static void interrupt(Thread running, CountDownLatch returned) {
    running.interrupt();
    try {
      if (!returned.await(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)) {
        LOG.warn("The command did not clean up within {} s", TIMEOUT.toSeconds());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void remove(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      LOG.debug("the process is ending");
    }
  }
}
