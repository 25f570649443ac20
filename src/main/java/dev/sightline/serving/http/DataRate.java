package dev.sightline.serving.http;

import java.util.function.LongSupplier;

/** The rate at which a body comes, over the time since the last check. Belongs to one request. */
final class DataRate {
  /** The shortest time over which the rate is measured. */
  static final long WINDOW_NANOS = 10_000_000_000L;

  /** The minimum rate. */
  static final int BYTES_PER_SECOND = 1024;

  private final LongSupplier nanoClock;
  private long began;
  private long bytes;

  DataRate(LongSupplier nanoClock) {
    this.nanoClock = nanoClock;
    this.began = nanoClock.getAsLong();
  }

  /** Counts bytes that have come; returns whether they come too slowly. */
  boolean isTooSlow(int more) {
    bytes += more;
    long now = nanoClock.getAsLong();
    long taken = now - began;
    if (taken < WINDOW_NANOS) {
      return false;
    }
    double least = taken / 1e9 * BYTES_PER_SECOND;
    boolean slow = bytes < least;
    began = now;
    bytes = 0;
    return slow;
  }
}
