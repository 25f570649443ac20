package dev.sightline.frames.source;

import dev.sightline.frames.Frame;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A slot for one frame between the thread that takes frames and the thread that sends them. A newer
 * frame replaces one not yet read.
 */
final class LatestFrame {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private Frame frame;
  private boolean ended;

  /**
   * Puts in a frame. Never waits.
   *
   * @return whether an unread frame was replaced
   */
  boolean offer(Frame newest) {
    lock.lock();
    try {
      boolean overtakes = frame != null;
      frame = newest;
      changed.signalAll();
      return overtakes;
    } finally {
      lock.unlock();
    }
  }

  /** Marks the end: no frame follows. A waiting frame can still be read. */
  void end() {
    lock.lock();
    try {
      ended = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Waits for a frame.
   *
   * @return empty if no frame came in time, or none will
   */
  Optional<Frame> poll(Duration timeout) throws InterruptedException {
    long nanos = timeout.toNanos();
    lock.lockInterruptibly();
    try {
      while (frame == null && !ended && nanos > 0) {
        nanos = changed.awaitNanos(nanos);
      }
      Optional<Frame> fetched = Optional.ofNullable(frame);
      frame = null;
      return fetched;
    } finally {
      lock.unlock();
    }
  }
}
