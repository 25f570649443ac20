package dev.sightline.matching;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * What was seen of somebody.
 *
 * @param firstSeen when the first frame was taken
 * @param lastSeen when the last frame was taken
 * @param faces how many faces
 * @param best the best shot; of a person, the best that was taken for that person
 * @param votes whom the faces of the last track were taken for, heaviest first
 */
public record Sighting(
    Instant firstSeen, Instant lastSeen, long faces, Shot best, List<Tally> votes) {

  public Sighting {
    Objects.requireNonNull(firstSeen, "firstSeen");
    Objects.requireNonNull(lastSeen, "lastSeen");
    Objects.requireNonNull(best, "best");
    votes = List.copyOf(votes);
  }
}
