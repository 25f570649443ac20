package dev.sightline.presence;

import java.time.Duration;

/**
 * When a visit begins and ends.
 *
 * @param confirmFaces {@code match.confirm.faces}: how many faces of a track must agree before it
 *     gets a name, at least 1
 * @param timeout {@code presence.timeout.ms}: who has not been seen for so long has left; positive
 * @param grace {@code presence.grace.ms}: how much later than a newer frame a frame may arrive;
 *     every event waits for it; not negative
 * @param unknownAfter {@code presence.unknown.after.ms}: how long a track goes without a name
 *     before it is reported as unknown; not negative, at most the timeout
 * @param maxAhead {@code presence.max.ahead.ms}: how far a capture time may be ahead of this
 *     machine's clock, so that one camera's wrong clock ends no visit; not negative
 * @param unknownsKept {@code presence.unknowns.retention.ms}: how long the looks of somebody
 *     unknown are remembered; not negative
 */
public record PresenceConfig(
    int confirmFaces,
    Duration timeout,
    Duration grace,
    Duration unknownAfter,
    Duration maxAhead,
    Duration unknownsKept) {

  public PresenceConfig {
    if (confirmFaces < 1) {
      throw new IllegalArgumentException(
          "match.confirm.faces must be at least 1, was " + confirmFaces);
    }
    if (timeout.isNegative() || timeout.isZero()) {
      throw new IllegalArgumentException(
          "presence.timeout.ms must be positive, was " + timeout.toMillis());
    }
    requireNotNegative("presence.grace.ms", grace);
    requireNotNegative("presence.max.ahead.ms", maxAhead);
    requireNotNegative("presence.unknowns.retention.ms", unknownsKept);
    if (unknownAfter.isNegative() || unknownAfter.compareTo(timeout) > 0) {
      throw new IllegalArgumentException(
          "presence.unknown.after.ms must be from 0 to presence.timeout.ms ("
              + timeout.toMillis()
              + "), was "
              + unknownAfter.toMillis());
    }
  }

  /**
   * Three faces; 30 s without being seen; 500 ms late; 3 s without a name; a minute ahead; a day of
   * memory.
   */
  public static PresenceConfig defaults() {
    return new PresenceConfig(
        3,
        Duration.ofSeconds(30),
        Duration.ofMillis(500),
        Duration.ofSeconds(3),
        Duration.ofMinutes(1),
        Duration.ofDays(1));
  }

  private static void requireNotNegative(String key, Duration value) {
    if (value.isNegative()) {
      throw new IllegalArgumentException(key + " must not be negative, was " + value.toMillis());
    }
  }

  /** How long a camera says nothing before nothing can still hang on it. */
  public Duration silence() {
    return timeout.plus(grace);
  }

  /** How many shots a track keeps: enough that the faces which agree need not be in a row. */
  int bestShots() {
    return 3 * confirmFaces;
  }
}
