package dev.sightline.presence;

import dev.sightline.detection.Box;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/**
 * Where a track was last and how it moves.
 *
 * @param box its last box, in pixels of the frame
 * @param velocityX of the box's centre, in pixels a second
 * @param velocityY of the box's centre, in pixels a second
 * @param at when it was there
 */
public record Motion(Box box, float velocityX, float velocityY, Instant at) {
  /** How much of a new velocity is taken over: detections jitter. */
  private static final float RESPONSE = 0.5f;

  /** Beyond this, a straight line says nothing of where somebody walks. */
  private static final float LONGEST_PREDICTION_SECONDS = 1;

  public Motion {
    Objects.requireNonNull(box, "box");
    Objects.requireNonNull(at, "at");
  }

  static Motion startingAt(Box box, Instant at) {
    return new Motion(box, 0, 0, at);
  }

  /** Moved on to where it was seen next, later than {@link #at}. */
  Motion seen(Box next, Instant when) {
    float seconds = secondsUntil(when);
    float x = (centreX(next) - centreX(box)) / seconds;
    float y = (centreY(next) - centreY(box)) / seconds;
    return new Motion(
        next, velocityX + RESPONSE * (x - velocityX), velocityY + RESPONSE * (y - velocityY), when);
  }

  /** Where it would be if it went straight on. */
  Box predictedAt(Instant when) {
    float seconds = Math.min(secondsUntil(when), LONGEST_PREDICTION_SECONDS);
    return new Box(
        box.x() + velocityX * seconds, box.y() + velocityY * seconds, box.width(), box.height());
  }

  private float secondsUntil(Instant when) {
    return Duration.between(at, when).toMillis() / 1000f;
  }

  private static float centreX(Box box) {
    return box.x() + box.width() / 2;
  }

  private static float centreY(Box box) {
    return box.y() + box.height() / 2;
  }
}
