package dev.sightline.bench;

import java.util.Collection;

/**
 * The 50th, 95th and 99th percentile of durations, in milliseconds.
 *
 * @param p50 the median
 */
public record Percentiles(double p50, double p95, double p99) {

  /**
   * Computes percentiles by nearest rank: of n sorted values the one at ⌈p·n⌉.
   *
   * @param nanos the durations; zeros for none
   */
  static Percentiles ofNanos(Collection<Long> nanos) {
    long[] sorted = nanos.stream().mapToLong(Long::longValue).sorted().toArray();
    return new Percentiles(millis(sorted, .5), millis(sorted, .95), millis(sorted, .99));
  }

  private static double millis(long[] sorted, double share) {
    if (sorted.length == 0) {
      return 0;
    }
    int rank = (int) Math.ceil(share * sorted.length);
    return sorted[Math.max(1, rank) - 1] / 1e6;
  }
}
