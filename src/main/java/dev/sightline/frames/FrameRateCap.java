package dev.sightline.frames;

import java.time.Duration;
import java.time.Instant;

/** Lets pictures through at a rate at most, by their capture times. Not thread-safe. */
final class FrameRateCap {
  private final Duration interval;
  private final Duration jitter;
  private Instant due;

  FrameRateCap(double maxFps) {
    interval = Duration.ofNanos(Math.round(1e9 / maxFps));
    jitter = interval.dividedBy(4);
  }

  /**
   * Whether the picture is due. The schedule is kept, so that of 30 pictures a second exactly every
   * third passes a cap of 10 although their times jitter; it starts anew after a gap or when the
   * clock was set back.
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
