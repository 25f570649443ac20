package dev.sightline.presence;

import dev.sightline.detection.Box;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/**
 * The last position of a track and its velocity.
 *
 * @param box the last box, in pixels of the frame
 * @param velocityX the velocity of the box's centre, in pixels a second
 * @param velocityY the velocity of the box's centre, in pixels a second
 * @param at the capture time of the last box
 */
public record Motion(Box box, float velocityX, float velocityY, Instant at) {
  /** The weight of a new velocity in the running mean; it damps the jitter of detections. */
  private static final float RESPONSE = 0.5f;

  /** The longest time for which a straight line predicts where a person walks. */
  private static final float LONGEST_PREDICTION_SECONDS = 1;

  public Motion {
    Objects.requireNonNull(box, "box");
    Objects.requireNonNull(at, "at");
  }

  static Motion startingAt(Box box, Instant at) {
    return new Motion(box, 0, 0, at);
  }

  /** Returns the motion after the next detection, at {@link #at} or later. */
  Motion seen(Box next, Instant when) {
    float seconds = secondsUntil(when);
    if (seconds == 0) {
      return new Motion(next, velocityX, velocityY, when);
    }
    float x = (centreX(next) - centreX(box)) / seconds;
    float y = (centreY(next) - centreY(box)) / seconds;
    return new Motion(
        next, velocityX + RESPONSE * (x - velocityX), velocityY + RESPONSE * (y - velocityY), when);
  }

  /** Returns the box predicted by linear motion. */
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
