package dev.sightline.lifecycle;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import java.util.function.Function;

/**
 * Resources that are opened one after the other and closed together, the last first. If closing one
 * fails, the others are still closed: the first exception is thrown, later ones are suppressed in
 * it. Not thread-safe.
 */
public final class Resources implements AutoCloseable {
  private final Deque<AutoCloseable> opened = new ArrayDeque<>();

  /** Creates the resources of an object that opens them in try-with-resources. */
  public Resources() {}

  /**
   * Builds an object that owns what it adds to these resources.
   *
   * @param build keeps the resources and closes them when the object is closed
   * @throws RuntimeException what {@code build} throws; what it had added is closed first
   */
  public static <T> T open(Function<Resources, T> build) {
    Resources resources = new Resources();
    try {
      return build.apply(resources);
    } catch (RuntimeException | Error e) {
      resources.closeAfter(e);
      throw e;
    }
  }

  /** Adds a resource, and returns it. */
  public <T extends AutoCloseable> T add(T resource) {
    opened.push(Objects.requireNonNull(resource, "resource"));
    return resource;
  }

  private void closeAfter(Throwable failure) {
    try {
      close();
    } catch (RuntimeException | Error e) {
      failure.addSuppressed(e);
    }
  }

  /**
   * Closes all, the last first. Idempotent.
   *
   * @throws CloseException if a resource throws a checked exception
   */
  @Override
  public void close() {
    Throwable first = null;
    while (!opened.isEmpty()) {
      first = closed(opened.pop(), first);
    }
    if (first instanceof Error error) {
      throw error;
    }
    if (first != null) {
      throw first instanceof RuntimeException unchecked ? unchecked : new CloseException(first);
    }
  }

  /** Returns the exception to throw in the end: the first one. */
  private static Throwable closed(AutoCloseable resource, Throwable first) {
    try {
      resource.close();
      return first;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return joined(first, e);
    } catch (Exception | Error e) {
      return joined(first, e);
    }
  }

  private static Throwable joined(Throwable first, Throwable next) {
    if (first == null) {
      return next;
    }
    if (first != next) {
      first.addSuppressed(next);
    }
    return first;
  }

  /** A resource could not be closed. */
  public static final class CloseException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CloseException(Throwable cause) {
      super("a resource could not be closed: " + cause.getClass().getName(), cause);
    }
  }
}
