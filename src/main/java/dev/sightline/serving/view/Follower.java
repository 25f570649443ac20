package dev.sightline.serving.view;

import dev.sightline.monitoring.SupervisedThread;
import java.time.Duration;
import java.util.Optional;

/**
 * Keeps a view up to date with a topic, on a thread of its own, until it is closed. After a failure
 * the view is emptied and the topic is read again, so that no view shows what is no longer there.
 */
abstract class Follower implements AutoCloseable {
  /** How long to wait for records before checking whether to go on. */
  static final Duration WAIT = Duration.ofMillis(200);

  private final String topic;
  private final Runnable reset;
  private volatile SupervisedThread thread;
  private volatile boolean caughtUp;
  private boolean isFirstRun = true;

  /**
   * @param topic names the thread
   * @param reset empties the view; called before the topic is read again
   */
  Follower(String topic, Runnable reset) {
    this.topic = topic;
    this.reset = reset;
  }

  private void run(SupervisedThread self) throws InterruptedException {
    caughtUp = false;
    if (!isFirstRun) {
      reset.run();
    }
    isFirstRun = false;
    follow(self);
  }

  /** Follows the topic as long as the thread is going, and reports each success to it. */
  abstract void follow(SupervisedThread self) throws InterruptedException;

  final void begin() {
    thread = SupervisedThread.start("follow-" + topic, this::run);
  }

  /** Reports that everything was read that the topic held at the start. */
  final void caughtUp() {
    caughtUp = true;
  }

  /** Whether everything was read that the topic held at the start. */
  public final boolean isCaughtUp() {
    return caughtUp;
  }

  /** Why the topic is not followed at present; empty if it is. */
  public final Optional<String> failure() {
    return thread.failure().map(reason -> topic + ": " + reason);
  }

  /** Ends the thread. Idempotent. */
  @Override
  public final void close() {
    thread.close();
  }
}
