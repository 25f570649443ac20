package dev.sightline.agent;

import dev.sightline.agent.Agent.Totals;
import dev.sightline.cameras.Camera;
import dev.sightline.cameras.status.CameraReporter;
import dev.sightline.cameras.status.ReportedCamera;
import dev.sightline.frames.Backoff;
import dev.sightline.frames.Frame;
import dev.sightline.frames.FrameSource;
import dev.sightline.frames.FrameSource.UnreadableSourceException;
import dev.sightline.topics.FramePublisher;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A camera that is published on a thread of its own. A feed that repeats ends when it is stopped: a
 * recording is played again when it ends, and a source that cannot be opened is tried again, after
 * pauses. Any other feed also ends when its source ends or fails. Thread-safe.
 */
public final class CameraFeed implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(CameraFeed.class);

  private final Camera camera;
  private final Supplier<FrameSource> opener;
  private final FramePublisher publisher;
  private final BooleanSupplier lease;
  private final Duration interval;
  private final boolean repeats;
  private final Backoff pauses;
  private final Thread thread;
  private final CountDownLatch stop = new CountDownLatch(1);
  private final Object gate = new Object();
  private boolean isClosed;
  private final FeedProgress progress = new FeedProgress();
  private final ReportedCamera reported;
  private volatile RuntimeException end;

  private CameraFeed(Camera camera, Supplier<FrameSource> opener, Sending sending) {
    this.camera = camera;
    this.opener = opener;
    this.publisher = sending.publisher();
    this.lease = sending.lease();
    this.reported =
        sending
            .reporter()
            .add(
                camera.id(),
                new ReportedCamera.Observed(
                    progress::outage, () -> sending.publisher().newest(camera.id())));
    this.interval = sending.interval();
    this.repeats = sending.repeats();
    this.pauses = new Backoff(sending.longestPause(), new Random());
    this.thread = new Thread(this::run, "feed-" + camera.id());
    thread.setDaemon(true);
  }

  /**
   * How frames are sent.
   *
   * @param publisher used by this feed only, and closed with it
   * @param reporter reports the camera's status
   * @param lease whether frames may be sent now; others are dropped
   * @param interval the shortest pause before the source is opened again
   * @param longestPause the longest
   * @param repeats whether a source that ended or failed is opened again
   */
  record Sending(
      FramePublisher publisher,
      CameraReporter reporter,
      BooleanSupplier lease,
      Duration interval,
      Duration longestPause,
      boolean repeats) {}

  /**
   * Starts the thread.
   *
   * @param opener opens the source, as often as it is needed; called by the thread
   */
  static CameraFeed start(Camera camera, Supplier<FrameSource> opener, Sending sending) {
    CameraFeed feed = new CameraFeed(camera, opener, sending);
    feed.thread.start();
    return feed;
  }

  /** Returns the camera as it is published. */
  public Camera camera() {
    return camera;
  }

  private void run() {
    try (publisher) {
      if (repeats) {
        repeat();
      } else {
        playOnce();
      }
    } catch (InterruptedException e) {
      LOG.debug("camera {} is stopped", camera.id());
    }
  }

  private void repeat() throws InterruptedException {
    while (!isStopped()) {
      try {
        play();
      } catch (UnreadableSourceException e) {
        fail(e.getMessage());
      } catch (RuntimeException e) {
        fail(e.getClass().getSimpleName());
        LOG.debug("camera {} failed", camera.id(), e);
      }
      boolean unused = stop.await(pause().toNanos(), TimeUnit.NANOSECONDS);
    }
  }

  private void playOnce() throws InterruptedException {
    try {
      play();
      publisher.flush();
      if (!isStopped()) {
        reported.ended();
      }
    } catch (RuntimeException e) {
      end = e;
    }
  }

  private Duration pause() {
    Duration pause = pauses.next();
    return pause.compareTo(interval) > 0 ? pause : interval;
  }

  private void play() throws InterruptedException {
    try (FrameSource opened = opener.get()) {
      progress.opened(opened);
      // Here, because no request may come between the look at the lease and the sending.
      publisher.requireTopic();
      for (Optional<Frame> next = opened.next(); next.isPresent(); next = opened.next()) {
        if (!repeats && !opened.isLive()) {
          publisher.awaitRoom();
        }
        send(next.get());
      }
    } finally {
      progress.ended();
    }
  }

  /** The gate makes {@link #stop} final: nothing is sent after it has returned. */
  private void send(Frame frame) {
    synchronized (gate) {
      if (isClosed) {
        return;
      }
      if (!lease.getAsBoolean()) {
        progress.withhold();
        return;
      }
      if (publisher.offer(frame)) {
        reported.sent(frame);
      }
    }
    progress.offered();
    pauses.reset();
  }

  private void fail(String reason) {
    if (progress.failed(reason)) {
      LOG.warn("Camera {}: {}; trying again", camera.id(), reason);
    }
  }

  private boolean isStopped() {
    return stop.getCount() == 0;
  }

  /** Stops the feed: when this returns, it sends no further frame. */
  public void stop() {
    synchronized (gate) {
      isClosed = true;
    }
    stop.countDown();
    thread.interrupt();
  }

  /**
   * Waits for the end of the feed, and of its frames in flight.
   *
   * @return whether it has ended
   * @throws RuntimeException what ended it, if it does not repeat and its source or Kafka failed
   */
  public boolean awaitEnd(Duration timeout) {
    try {
      thread.join(Math.max(1, timeout.toMillis()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (end != null) {
      throw end;
    }
    return !thread.isAlive();
  }

  /** Returns all counts so far. */
  public Totals totals() {
    return progress.totals(publisher.counts());
  }

  /** Returns the approximate number of pictures of a recording that plays. */
  public OptionalLong length() {
    return progress.length();
  }

  /** Returns what reports the camera's status. */
  ReportedCamera reported() {
    return reported;
  }

  /** Stops it and waits for its end. */
  @Override
  public void close() {
    stop();
    boolean unused = awaitEnd(Duration.ofSeconds(5));
  }
}
