package dev.sightline.monitoring;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A daemon thread that runs a task until it is closed. A task that fails runs again after a pause
 * that doubles from one second to thirty. Thread-safe.
 */
public final class SupervisedThread implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SupervisedThread.class);
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
  private static final Duration MAX_PAUSE = Duration.ofSeconds(30);
  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(5);

  private final Task task;
  private final Thread thread;
  private final Object closing = new Object();
  private Duration pause = FIRST_PAUSE;
  private volatile boolean going = true;
  private volatile String failure;

  /** What the thread runs: opens what it needs, works until it is to end, and closes it. */
  public interface Task {

    /**
     * Works as long as the thread {@link #isGoing}, and reports each success.
     *
     * @throws InterruptedException if the thread is closed while the task waits
     */
    void run(SupervisedThread thread) throws InterruptedException;
  }

  private SupervisedThread(String name, Task task) {
    this.task = Objects.requireNonNull(task, "task");
    this.thread = new Thread(this::supervise, name);
    thread.setDaemon(true);
  }

  /** Starts a thread of this name. */
  public static SupervisedThread start(String name, Task task) {
    SupervisedThread supervised = new SupervisedThread(name, task);
    supervised.thread.start();
    return supervised;
  }

  private void supervise() {
    try {
      while (going) {
        runOnce();
      }
    } catch (InterruptedException e) {
      // The thread is closed while it waits.
      Thread.currentThread().interrupt();
    }
  }

  private void runOnce() throws InterruptedException {
    try {
      task.run(this);
    } catch (RuntimeException e) {
      if (going) {
        failure = e.getClass().getSimpleName() + ": " + e.getMessage();
        LOG.warn("{} failed and starts again in {} s: {}", thread.getName(), seconds(), failure);
        LOG.debug("{} failed", thread.getName(), e);
        sleep();
      }
    }
  }

  private long seconds() {
    return pause.toSeconds();
  }

  private void sleep() throws InterruptedException {
    long deadline = System.nanoTime() + pause.toNanos();
    synchronized (closing) {
      long millis = pause.toMillis();
      while (going && millis > 0) {
        closing.wait(millis);
        millis = Duration.ofNanos(deadline - System.nanoTime()).toMillis();
      }
    }
    pause = pause.multipliedBy(2).compareTo(MAX_PAUSE) > 0 ? MAX_PAUSE : pause.multipliedBy(2);
  }

  /** Whether the task should go on. */
  public boolean isGoing() {
    return going;
  }

  /** Reports that the task works: the failure before is over. Called by the task. */
  public void succeeded() {
    failure = null;
    pause = FIRST_PAUSE;
  }

  /** Why the task does not work at present; empty if it works. */
  public Optional<String> failure() {
    return Optional.ofNullable(failure);
  }

  /** Ends the task, if need be by an interrupt after five seconds. Idempotent. */
  @Override
  public void close() {
    going = false;
    synchronized (closing) {
      closing.notifyAll();
    }
    try {
      thread.join(CLOSE_TIMEOUT.toMillis());
      thread.interrupt();
      thread.join(CLOSE_TIMEOUT.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
