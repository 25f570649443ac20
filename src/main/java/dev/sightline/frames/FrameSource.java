package dev.sightline.frames;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A source of frames. {@link #next} is called by one thread; {@link #close} may be called by
 * another, and ends a waiting {@code next}.
 */
public interface FrameSource extends AutoCloseable {

  /**
   * Waits for the next frame. Sequence numbers count every picture of the source; capture times
   * never go back within one connection.
   *
   * @return the next frame; empty at the end and after {@link #close}; a live source has no end
   * @throws InterruptedException if the waiting thread is interrupted
   */
  Optional<Frame> next() throws InterruptedException;

  /**
   * Returns the number of pictures dropped so far: above the rate limit, replaced by a newer one
   * before they were read, or unreadable.
   */
  long dropped();

  /** Returns the number of pictures that the motion gate has left out so far. */
  default long still() {
    return 0;
  }

  /**
   * Returns the approximate number of pictures, for a progress bar; empty if the source has no end.
   */
  OptionalLong length();

  /** Returns whether its pictures are taken now, so that only the newest matters. */
  default boolean isLive() {
    return false;
  }

  /** Returns what its pictures say about themselves; empty before the first, or if nothing. */
  default Optional<Description> description() {
    return Optional.empty();
  }

  /**
   * What pictures say about themselves.
   *
   * @param codec the name of their encoding, e.g. {@code h264}
   * @param clockOff how far the camera's own clock is ahead of this machine's, if it says so
   */
  record Description(String codec, Optional<Duration> clockOff) {}

  /** Returns why no picture comes at present; empty while they come, and for a recording. */
  default Optional<Outage> outage() {
    return Optional.empty();
  }

  /**
   * A time without pictures.
   *
   * @param since when it began
   * @param attempts the number of failed attempts to connect in a row
   */
  record Outage(Instant since, String reason, int attempts) {}

  /** Closes the source. Idempotent. */
  @Override
  void close();

  /** The source cannot be opened, or ended early and is not retried. */
  final class UnreadableSourceException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UnreadableSourceException(String message, Throwable cause) {
      super(message, cause);
    }

    /** Returns the exception for a stream that ends in the middle. */
    public static UnreadableSourceException brokenOff(IOException cause) {
      return new UnreadableSourceException("the stream breaks off: " + cause.getMessage(), cause);
    }
  }
}
