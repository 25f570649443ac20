package dev.sightline.serving.http;

import dev.sightline.collections.BoundedMaps;
import java.time.InstantSource;
import java.util.Map;

/**
 * A token bucket per client: a number of requests a second on average, twice as many at once.
 * Thread-safe.
 */
final class RateLimit {
  /** The maximum number of clients; above it, the one idle for longest is forgotten. */
  private static final int CLIENTS = 10_000;

  private final double perSecond;
  private final InstantSource clock;
  private final Map<String, Bucket> buckets = BoundedMaps.accessOrdered(CLIENTS);

  private record Bucket(double left, long filledAtMillis) {}

  RateLimit(int perSecond, InstantSource clock) {
    this.perSecond = perSecond;
    this.clock = clock;
  }

  /** Returns whether this client may send another request now. */
  synchronized boolean allows(String client) {
    long now = clock.millis();
    Bucket before = buckets.getOrDefault(client, new Bucket(2 * perSecond, now));
    double refilled = (now - before.filledAtMillis()) / 1000.0 * perSecond;
    double left = Math.min(2 * perSecond, before.left() + Math.max(0, refilled));
    boolean allowed = left >= 1;
    buckets.put(client, new Bucket(allowed ? left - 1 : left, now));
    return allowed;
  }
}
