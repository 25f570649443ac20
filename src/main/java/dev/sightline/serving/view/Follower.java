package dev.sightline.serving.view;

import java.time.Duration;

/** A thread that keeps something up to date with a topic, until it is closed. */
abstract class Follower implements AutoCloseable {
  /** How long to wait for records before looking whether to go on. */
  static final Duration WAIT = Duration.ofMillis(200);

  private static final Duration TIMEOUT = Duration.ofSeconds(5);

  private final Thread thread;
  private volatile boolean caughtUp;
  private volatile boolean going = true;

  /**
   * @param name of the thread
   */
  Follower(String name) {
    this.thread = new Thread(this::run, "follow-" + name);
    thread.setDaemon(true);
  }

  private void run() {
    try {
      follow();
    } catch (InterruptedException e) {
      // That is how this ends.
      Thread.currentThread().interrupt();
    }
  }

  /** Follows as long as it {@link #isGoing}; called once, by the thread. */
  abstract void follow() throws InterruptedException;

  final void begin() {
    thread.start();
  }

  final boolean isGoing() {
    return going;
  }

  /** All has been read that was to be read when this began. */
  final void caughtUp() {
    caughtUp = true;
  }

  /** Whether all has been read that was to be read when this began. */
  public final boolean isCaughtUp() {
    return caughtUp;
  }

  /** Whether it still follows; if not before it is closed, it has failed. */
  public final boolean isAlive() {
    return thread.isAlive();
  }

  /** Waits for what is at hand. Idempotent. */
  @Override
  public final void close() {
    going = false;
    try {
      thread.join(TIMEOUT.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
