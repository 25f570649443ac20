package dev.sightline.serving.http;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A bound on what each address, or each caller, may have at a time. Thread-safe. */
final class AddressCounts {
  private final Map<String, Integer> counts = new ConcurrentHashMap<>();
  private final int max;

  /**
   * @param max how many each may have at a time
   */
  AddressCounts(int max) {
    this.max = max;
  }

  /** Counts one more, to be given back by {@link #release}; returns false if there are too many. */
  boolean tryAcquire(String address) {
    boolean[] acquired = new boolean[1];
    counts.compute(
        address,
        (key, count) -> {
          int before = count == null ? 0 : count;
          acquired[0] = before < max;
          return acquired[0] ? Integer.valueOf(before + 1) : count;
        });
    return acquired[0];
  }

  void release(String address) {
    counts.computeIfPresent(address, (key, count) -> count == 1 ? null : count - 1);
  }
}
