package dev.sightline.serving.http;

import io.javalin.http.Context;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Bounds the memory that the bodies of all requests in course may take together. A request waits
 * five seconds for its share, and is then answered with 503.
 */
final class BodyMemory {
  private static final Duration TIMEOUT = Duration.ofSeconds(5);
  private static final int UNIT_BYTES = 1024;
  private static final String RESERVED = BodyMemory.class.getName();

  private final int units;
  private final Semaphore free;

  /**
   * @param bytes the memory of all bodies together; at least that of one body
   */
  BodyMemory(int bytes, int maxBodyBytes) {
    this.units = units(Math.max(bytes, maxBodyBytes));
    this.free = new Semaphore(units, true);
  }

  /**
   * Reserves memory for a body until {@link #release}; does nothing if the request has some.
   *
   * @param bytes the maximum size of the body
   * @throws ProblemException 503 if there is none within five seconds
   */
  void reserve(Context request, int bytes) {
    if (request.attribute(RESERVED) != null) {
      return;
    }
    int wanted = Math.min(units, units(bytes));
    try {
      if (!free.tryAcquire(wanted, TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)) {
        throw ProblemException.unavailable("too many large requests at a time; try again");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw ProblemException.unavailable("the server is ending");
    }
    request.attribute(RESERVED, wanted);
  }

  /** Gives back what a request has reserved, if it has. */
  void release(Context request) {
    Integer reserved = request.attribute(RESERVED);
    if (reserved != null) {
      request.attribute(RESERVED, null);
      free.release(reserved);
    }
  }

  private static int units(int bytes) {
    return Math.max(1, (bytes + UNIT_BYTES - 1) / UNIT_BYTES);
  }
}
