package dev.sightline.presence;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;

/**
 * A camera's clock was set back.
 *
 * @param from the newest capture time before
 * @param to the first capture time after
 * @param frame the first frame after
 */
public record ClockSetBack(String camera, Instant from, Instant to, FrameId frame) {

  public ClockSetBack {
    requireNonNull(camera, "camera");
    requireNonNull(from, "from");
    requireNonNull(to, "to");
    requireNonNull(frame, "frame");
  }

  /** Returns how far the clock was set back. */
  public Duration by() {
    return Duration.between(to, from);
  }
}
