package dev.sightline.frames;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * Where frames come from. {@link #next} is called by one thread; {@link #close} may be called by
 * another, and ends a {@code next} that waits.
 */
public interface FrameSource extends AutoCloseable {

  /**
   * Waits for the next frame. Sequence numbers count every picture of the source, capture times
   * never go back within one connection.
   *
   * @return empty at the end, and once closed; a live source has no end of its own
   * @throws InterruptedException if the waiting thread is interrupted
   */
  Optional<Frame> next() throws InterruptedException;

  /**
   * The pictures left out so far: above the rate cap, overtaken by a newer one before they were
   * asked for, or not readable.
   */
  long dropped();

  /** How many pictures the source has about, for a progress bar; empty if it has no end. */
  OptionalLong length();

  /** Idempotent. */
  @Override
  void close();

  /** A source that cannot be opened, or breaks off and is not tried again. */
  final class UnreadableSourceException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnreadableSourceException(String message, Throwable cause) {
      super(message, cause);
    }
  }
}
