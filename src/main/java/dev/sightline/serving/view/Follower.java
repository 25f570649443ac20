package dev.sightline.serving.view;

import java.time.Duration;

/** A thread that keeps a view up to date with a topic, until it is closed. */
abstract class Follower implements AutoCloseable {
  /** How long to wait for records before checking whether to continue. */
  static final Duration WAIT = Duration.ofMillis(200);

  private static final Duration TIMEOUT = Duration.ofSeconds(5);

  private final Thread thread;
  private volatile boolean caughtUp;
  private volatile boolean going = true;

  /**
   * @param name the name of the thread
   */
  Follower(String name) {
    this.thread = new Thread(this::run, "follow-" + name);
    thread.setDaemon(true);
  }

  private void run() {
    try {
      follow();
    } catch (InterruptedException e) {
      // The normal end.
      Thread.currentThread().interrupt();
    }
  }

  /** Follows while {@link #isGoing}; called once, by the thread. */
  abstract void follow() throws InterruptedException;

  final void begin() {
    thread.start();
  }

  final boolean isGoing() {
    return going;
  }

  /** Marks that the records from before the start have been read. */
  final void caughtUp() {
    caughtUp = true;
  }

  /** Returns whether the records from before the start have been read. */
  public final boolean isCaughtUp() {
    return caughtUp;
  }

  /** Returns whether the thread runs; if it ended before {@link #close}, it has failed. */
  public final boolean isAlive() {
    return thread.isAlive();
  }

  /** Stops the thread and waits for its current work. Idempotent. */
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
