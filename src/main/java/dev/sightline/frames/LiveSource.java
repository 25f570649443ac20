package dev.sightline.frames;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A camera's live pictures: always the newest, and connected anew whenever they stop coming.
 *
 * <p>Native code that reads from a network may hang for good, whatever its time-outs. Therefore
 * each connection has a thread of its own, and the caller of {@link #next} is its watchdog: a
 * connection that is silent for too long is abandoned, to be freed if it ever returns, and another
 * is made.
 */
final class LiveSource implements FrameSource {
  private static final Logger LOG = LoggerFactory.getLogger(LiveSource.class);

  private final LiveFrames frames;
  private final Duration timeout;
  private final Backoff pauses;
  private final CountDownLatch closed = new CountDownLatch(1);
  private volatile LiveConnection connection;

  /**
   * @param frames makes connections' pictures into frames
   * @param timeout a connection is abandoned that is silent for so long
   * @param pauses between tries to connect
   */
  LiveSource(LiveFrames frames, Duration timeout, Backoff pauses) {
    this.frames = frames;
    this.timeout = timeout;
    this.pauses = pauses;
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
    LOG.warn(
        "Camera {}: {}; connecting again in {} ms",
        frames.camera(),
        connection.complaint(),
        pause.toMillis());
    abandon();
    connection = null;
    closed.await(pause.toNanos(), TimeUnit.NANOSECONDS);
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
