package dev.sightline.streams;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Measures how long each thread has been working on its current record, to tell a stage that hangs
 * from one that waits for Kafka. Thread-safe.
 */
public final class WorkTimer {
  private final Map<Thread, Long> started = new ConcurrentHashMap<>();

  /** Does some work on a record, and measures it. */
  <T> T during(Supplier<T> work) {
    started.put(Thread.currentThread(), System.nanoTime());
    try {
      return work.get();
    } finally {
      started.remove(Thread.currentThread());
    }
  }

  /** Returns how long the slowest thread has been at its record; zero if none works. */
  public Duration longest() {
    long now = System.nanoTime();
    return Duration.ofNanos(
        started.values().stream().mapToLong(start -> Math.max(0, now - start)).max().orElse(0));
  }
}
