package dev.sightline.serving.api;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A single thread for objects that belong to one thread: detector and model. Other callers wait, or
 * are refused if too many wait. Thread-safe.
 */
public final class Worker implements AutoCloseable {
  private static final Duration TIMEOUT = Duration.ofSeconds(15);
  private static final int WAITING = 16;

  private final ThreadPoolExecutor thread =
      new ThreadPoolExecutor(
          1,
          1,
          0,
          TimeUnit.SECONDS,
          new ArrayBlockingQueue<>(WAITING),
          work -> {
            Thread worker = new Thread(work, "recognition");
            worker.setDaemon(true);
            return worker;
          });

  /**
   * Runs work on the thread.
   *
   * @return the result; empty if too much work is waiting
   */
  public <T> Optional<T> ask(Callable<T> work) throws InterruptedException {
    try {
      Future<T> result = thread.submit(work);
      try {
        return Optional.of(result.get(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS));
      } catch (TimeoutException e) {
        boolean unused = result.cancel(false);
        return Optional.empty();
      }
    } catch (RejectedExecutionException e) {
      return Optional.empty();
    } catch (ExecutionException e) {
      throw new WorkFailedException(e.getCause());
    }
  }

  /** Waits for the running work; waiting work is not run. */
  @Override
  public void close() {
    thread.shutdownNow();
    try {
      boolean unused = thread.awaitTermination(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The work threw an exception. */
  public static final class WorkFailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    WorkFailedException(Throwable cause) {
      super("the work threw " + cause.getClass().getName(), cause);
    }
  }
}
