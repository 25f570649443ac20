package dev.sightline.frames;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * The pauses between tries to connect: each up to twice the last, to a longest one, and each drawn
 * between a half and the whole of it, so that cameras that were lost together do not come back
 * together. Not thread-safe.
 */
final class Backoff {
  private static final Duration FIRST = Duration.ofMillis(500);

  private final Duration longest;
  private final RandomGenerator random;
  private Duration bound = FIRST;

  Backoff(Duration longest, RandomGenerator random) {
    this.longest = longest;
    this.random = random;
  }

  Duration next() {
    Duration whole = bound.compareTo(longest) < 0 ? bound : longest;
    bound = whole.multipliedBy(2);
    return Duration.ofNanos(Math.round(whole.toNanos() * (0.5 + 0.5 * random.nextDouble())));
  }

  /** After a success the pauses start short again. */
  void reset() {
    bound = FIRST;
  }
}
