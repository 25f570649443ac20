package dev.sightline.frames;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Hands frames from the thread that takes them to the one that sends them: room for one, and a
 * newer one takes the place of one not yet fetched.
 */
final class LatestFrame {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private Frame frame;
  private boolean ended;

  /**
   * Never waits.
   *
   * @return whether a frame that nobody fetched has been overtaken
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

  /** No frame follows; one that waits can still be fetched. */
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
