package dev.sightline.serving.api;

import dev.sightline.serving.http.ProblemException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** The frames that are no longer among the newest, as long as their topic keeps them. */
@FunctionalInterface
public interface FrameArchive {

  /** Returns the JPEG of the frame at these coordinates; empty if it is gone. */
  Optional<byte[]> frame(int partition, long offset);

  /**
   * Lets one request at a time into an archive. A request waits two seconds at most, and is then
   * refused as unavailable: many slow requests must not hold all threads of the server.
   */
  static FrameArchive oneAtATime(FrameArchive archive) {
    return new FrameArchive() {
      private static final Duration TIMEOUT = Duration.ofSeconds(2);
      private final Semaphore turn = new Semaphore(1, true);

      @Override
      public Optional<byte[]> frame(int partition, long offset) {
        try {
          if (!turn.tryAcquire(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)) {
            throw ProblemException.unavailable("too many older frames are asked for, try again");
          }
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
          throw ProblemException.unavailable("the server ends");
        }
        try {
          return archive.frame(partition, offset);
        } finally {
          turn.release();
        }
      }
    };
  }
}
