package dev.sightline.matching;

import java.time.Instant;
import java.util.Objects;

/**
 * What was seen of somebody.
 *
 * @param firstSeen when the first frame was taken
 * @param lastSeen when the last frame was taken
 * @param faces how many faces
 * @param best the best shot; of a person, the best that was taken for that person
 */
public record Sighting(Instant firstSeen, Instant lastSeen, long faces, Shot best) {

  public Sighting {
    Objects.requireNonNull(firstSeen, "firstSeen");
    Objects.requireNonNull(lastSeen, "lastSeen");
    Objects.requireNonNull(best, "best");
  }
}
