package dev.sightline.presence;

import java.time.Duration;

/**
 * The rules for when a visit begins and ends.
 *
 * @param confirmFaces {@code match.confirm.faces}: the number of faces of a track that must agree
 *     before it gets a name, at least 1
 * @param timeout {@code presence.timeout.ms}: a person not seen for this long has left; positive
 * @param grace {@code presence.grace.ms}: how much later than a newer frame a frame may arrive;
 *     delays every event; not negative
 * @param unknownAfter {@code presence.unknown.after.ms}: how long a track stays without a name
 *     before it is reported as unknown; not negative, at most the timeout
 * @param maxAhead {@code presence.max.ahead.ms}: how far a capture time may be ahead of this
 *     machine's clock, so that a camera's wrong clock ends no visit; not negative
 * @param strangersKept {@code presence.strangers.retention.ms}: how long the embeddings of an
 *     unknown person are remembered; not negative
 */
public record PresenceConfig(
    int confirmFaces,
    Duration timeout,
    Duration grace,
    Duration unknownAfter,
    Duration maxAhead,
    Duration strangersKept) {

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
    requireNotNegative("presence.strangers.retention.ms", strangersKept);
    if (unknownAfter.isNegative() || unknownAfter.compareTo(timeout) > 0) {
      throw new IllegalArgumentException(
          "presence.unknown.after.ms must be from 0 to presence.timeout.ms ("
              + timeout.toMillis()
              + "), was "
              + unknownAfter.toMillis());
    }
  }

  /**
   * Returns the defaults: three faces, timeout 30 s, grace 500 ms, unknown after 3 s, a minute
   * ahead, strangers kept for a day.
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

  /** Returns the silence after which no event of a camera can still be pending. */
  public Duration silence() {
    return timeout.plus(grace);
  }

  /**
   * Returns the number of shots a track keeps: enough that the faces which agree need not be
   * consecutive.
   */
  int bestShots() {
    return 3 * confirmFaces;
  }
}
