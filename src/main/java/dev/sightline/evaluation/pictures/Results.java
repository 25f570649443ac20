package dev.sightline.evaluation.pictures;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/** The results of work on other threads. */
public final class Results {

  private Results() {}

  /**
   * Waits for a result.
   *
   * @param work the work, for error messages, e.g. "embedding faces"
   * @throws IllegalStateException if the work failed, or the thread was interrupted
   */
  public static <T> T await(Future<T> future, String work) {
    try {
      return future.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while " + work, e);
    } catch (ExecutionException e) {
      throw new IllegalStateException(work + " failed", e.getCause());
    }
  }
}
