package dev.sightline.serving.view;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** The detection of recent use. Thread-safe. */
final class RecentUse {
  private static final Duration OF_LATE = Duration.ofSeconds(15);

  private final InstantSource clock;
  private volatile Instant at = Instant.EPOCH;

  RecentUse(InstantSource clock) {
    this.clock = clock;
  }

  /** Records a use now. */
  void now() {
    at = clock.instant();
  }

  boolean isOfLate() {
    return at.plus(OF_LATE).isAfter(clock.instant());
  }
}
