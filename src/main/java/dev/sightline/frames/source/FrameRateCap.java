package dev.sightline.frames.source;

import java.time.Duration;
import java.time.Instant;

/** A limit on the rate of pictures, by their capture times. Not thread-safe. */
final class FrameRateCap {
  private final Duration interval;
  private final Duration jitter;
  private Instant due;

  FrameRateCap(double maxFps) {
    interval = Duration.ofNanos(Math.round(1e9 / maxFps));
    jitter = interval.dividedBy(4);
  }

  /**
   * Returns whether the picture is due. The schedule is fixed: of 30 pictures a second exactly
   * every third passes a limit of 10, although their times jitter. It restarts after a gap or when
   * the clock was set back.
   */
  boolean admits(Instant capturedAt) {
    if (due == null || capturedAt.isBefore(due.minus(interval.multipliedBy(2)))) {
      due = capturedAt.plus(interval);
      return true;
    }
    if (capturedAt.isBefore(due.minus(jitter))) {
      return false;
    }
    Instant next = due.plus(interval);
    due = capturedAt.isAfter(next) ? capturedAt.plus(interval) : next;
    return true;
  }
}
