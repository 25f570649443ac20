package dev.sightline.frames;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * The pauses between attempts to connect. Each is up to twice the last, up to a maximum, and drawn
 * at random between half of that and all of it, so that cameras lost together do not reconnect
 * together. Not thread-safe.
 */
public final class Backoff {
  private static final Duration FIRST = Duration.ofMillis(500);

  private final Duration longest;
  private final RandomGenerator random;
  private Duration bound = FIRST;

  public Backoff(Duration longest, RandomGenerator random) {
    this.longest = longest;
    this.random = random;
  }

  /** Returns the next pause. */
  public Duration next() {
    Duration whole = bound.compareTo(longest) < 0 ? bound : longest;
    bound = whole.multipliedBy(2);
    return Duration.ofNanos(Math.round(whole.toNanos() * (0.5 + 0.5 * random.nextDouble())));
  }

  /** Resets the pause to the shortest, after a success. */
  public void reset() {
    bound = FIRST;
  }
}
