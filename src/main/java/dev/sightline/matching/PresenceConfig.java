package dev.sightline.matching;

import java.time.Duration;

/**
 * When a visit begins and ends.
 *
 * @param confirmFaces {@code match.confirm.faces}: how many faces of a track must agree before it
 *     gets a name, at least 1
 * @param timeout {@code presence.timeout}: who has not been seen for so long has left; positive
 * @param grace {@code presence.grace}: how much later than a newer frame a frame may arrive; every
 *     event waits for it; not negative
 * @param unknownAfter {@code presence.unknown.after}: how long a track goes without a name before
 *     it is reported as unknown; not negative, at most the timeout
 */
public record PresenceConfig(
    int confirmFaces, Duration timeout, Duration grace, Duration unknownAfter) {

  public PresenceConfig {
    if (confirmFaces < 1) {
      throw new IllegalArgumentException(
          "match.confirm.faces must be at least 1, was " + confirmFaces);
    }
    if (timeout.isNegative() || timeout.isZero()) {
      throw new IllegalArgumentException("presence.timeout must be positive, was " + timeout);
    }
    if (grace.isNegative()) {
      throw new IllegalArgumentException("presence.grace must not be negative, was " + grace);
    }
    if (unknownAfter.isNegative() || unknownAfter.compareTo(timeout) > 0) {
      throw new IllegalArgumentException(
          "presence.unknown.after must be from 0 to presence.timeout (%s), was %s"
              .formatted(timeout, unknownAfter));
    }
  }

  /** Three faces; 30 s without being seen; 500 ms late; 3 s without a name. */
  public static PresenceConfig defaults() {
    return new PresenceConfig(
        3, Duration.ofSeconds(30), Duration.ofMillis(500), Duration.ofSeconds(3));
  }

  /** How many shots a track keeps: enough that the faces which agree need not be in a row. */
  int bestShots() {
    return 3 * confirmFaces;
  }
}
