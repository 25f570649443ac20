package dev.sightline.frames.source;

import dev.sightline.frames.Backoff;
import dev.sightline.frames.Frame;
import dev.sightline.frames.FrameSource;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A camera's live pictures: always the newest, reconnected whenever they stop coming.
 *
 * <p>Native code that reads from a network may hang for good, despite its timeouts. So each
 * connection has its own thread, and the caller of {@link #next} is its watchdog. A connection that
 * is silent for too long is abandoned and replaced; it is freed if its thread ever returns.
 */
final class LiveSource implements FrameSource {
  private static final Logger LOG = LoggerFactory.getLogger(LiveSource.class);

  private final LiveFrames frames;
  private final Duration timeout;
  private final Backoff pauses;
  private final CountDownLatch closed = new CountDownLatch(1);
  private volatile LiveConnection connection;
  private volatile Instant lastPicture;
  private volatile Optional<Failure> failure = Optional.empty();

  /**
   * The last attempt to connect.
   *
   * @param attempts the number of attempts since the last picture
   */
  private record Failure(String reason, int attempts) {}

  /**
   * @param frames converts the connections' pictures to frames
   * @param timeout how long a connection may be silent before it is abandoned
   * @param pauses the pauses between attempts to connect
   */
  LiveSource(LiveFrames frames, Duration timeout, Backoff pauses) {
    this.frames = frames;
    this.timeout = timeout;
    this.pauses = pauses;
    this.lastPicture = frames.now();
  }

  @Override
  public Optional<Frame> next() throws InterruptedException {
    while (!isClosed()) {
      if (connection == null) {
        connection = LiveConnection.start(frames);
      }
      Optional<Frame> newest = connection.newest(timeout);
      if (newest.isPresent()) {
        pauses.reset();
        lastPicture = frames.now();
        failure = Optional.empty();
        return newest;
      }
      if (!isClosed()) {
        reconnect();
      }
    }
    abandon();
    return Optional.empty();
  }

  private void reconnect() throws InterruptedException {
    Duration pause = pauses.next();
    int attempts = failure.map(Failure::attempts).orElse(0) + 1;
    failure = Optional.of(new Failure(connection.complaint(), attempts));
    LOG.warn(
        "Camera {}: {}; reconnecting in {} ms",
        frames.camera(),
        connection.complaint(),
        pause.toMillis());
    abandon();
    connection = null;
    closed.await(pause.toNanos(), TimeUnit.NANOSECONDS);
  }

  /** Begins before the connection is abandoned, so that an outage is known early. */
  @Override
  public Optional<Outage> outage() {
    Instant since = lastPicture;
    return failure
        .map(failed -> new Outage(since, failed.reason(), failed.attempts()))
        .or(
            () ->
                since.plus(timeout.dividedBy(2)).isBefore(frames.now())
                    ? Optional.of(new Outage(since, "no picture came in time", 0))
                    : Optional.empty());
  }

  @Override
  public Optional<Description> description() {
    LiveConnection current = connection;
    return current == null ? Optional.empty() : current.description();
  }

  private boolean isClosed() {
    return closed.getCount() == 0;
  }

  @Override
  public long dropped() {
    return frames.dropped();
  }

  @Override
  public OptionalLong length() {
    return OptionalLong.empty();
  }

  @Override
  public boolean isLive() {
    return true;
  }

  @Override
  public void close() {
    closed.countDown();
    abandon();
  }

  private void abandon() {
    LiveConnection current = connection;
    if (current != null) {
      current.abandon();
    }
  }
}
