package dev.sightline.serving.view;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/** The newest durations of one step. Not thread-safe: the owner guards it. */
final class LatencySamples {
  static final int MAX_SAMPLES = 1000;
  static final Duration WINDOW = Duration.ofMinutes(5);

  private final Deque<Sample> samples = new ArrayDeque<>();

  private record Sample(Instant at, Duration took) {}

  void add(Duration took, Instant now) {
    samples.addLast(new Sample(now, took));
    if (samples.size() > MAX_SAMPLES) {
      samples.removeFirst();
    }
  }

  /** Returns the durations of the last five minutes, in milliseconds, ascending. */
  double[] sortedMillis(Instant now) {
    Instant limit = now.minus(WINDOW);
    while (!samples.isEmpty() && samples.peekFirst().at().isBefore(limit)) {
      samples.removeFirst();
    }
    return samples.stream().mapToDouble(sample -> sample.took().toNanos() / 1e6).sorted().toArray();
  }

  /**
   * Returns the percentile by nearest rank: the smallest value that is not exceeded by this
   * percentage.
   *
   * @param sorted ascending, not empty
   * @param percent in (0, 100]
   */
  static double percentile(double[] sorted, int percent) {
    return sorted[(int) Math.ceil(sorted.length * percent / 100.0) - 1];
  }
}
