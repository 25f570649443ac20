package dev.sightline.frames.source;

import dev.sightline.frames.Frame;
import dev.sightline.frames.FrameSource;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * A player of recorded frames at the pace they were taken: none is returned before its capture
 * time.
 */
final class RealTimeSource implements FrameSource {
  private final FrameSource recorded;
  private final InstantSource clock;
  private final CountDownLatch closed = new CountDownLatch(1);

  /**
   * @param recorded the source to play, closed with this one; its frames get capture times from now
   *     on
   */
  RealTimeSource(FrameSource recorded, InstantSource clock) {
    this.recorded = recorded;
    this.clock = clock;
  }

  @Override
  public Optional<Frame> next() throws InterruptedException {
    Optional<Frame> frame = recorded.next();
    if (frame.isPresent() && endsBefore(frame.get().capturedAt())) {
      return Optional.empty();
    }
    return frame;
  }

  /**
   * Waits until {@code due} or until closed.
   *
   * @return whether it was closed
   */
  private boolean endsBefore(Instant due) throws InterruptedException {
    Duration ahead = Duration.between(clock.instant(), due);
    return closed.await(ahead.toNanos(), TimeUnit.NANOSECONDS);
  }

  @Override
  public long dropped() {
    return recorded.dropped();
  }

  @Override
  public Optional<Description> description() {
    return recorded.description();
  }

  @Override
  public OptionalLong length() {
    return recorded.length();
  }

  @Override
  public void close() {
    closed.countDown();
    recorded.close();
  }
}
