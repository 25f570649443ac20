package dev.sightline.presence;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;

/**
 * What was seen of a person or stranger.
 *
 * @param firstSeen when the first frame was taken
 * @param lastSeen when the last frame was taken
 * @param faces the number of faces
 * @param shots the best shots, the best first, never empty; for a person, at most {@value
 *     #MAX_VIEWS}, all matched to that person
 * @param votes the persons the faces of the last track were matched to, heaviest first
 * @param genuineScore the mean genuine score of the last track's best shots; empty if none was
 *     scored
 */
public record Sighting(
    Instant firstSeen,
    Instant lastSeen,
    long faces,
    List<Shot> shots,
    List<Tally> votes,
    OptionalDouble genuineScore) {
  /** The most shots that are kept of a named person's visit. */
  static final int MAX_VIEWS = 3;

  public Sighting {
    Objects.requireNonNull(firstSeen, "firstSeen");
    Objects.requireNonNull(lastSeen, "lastSeen");
    shots = List.copyOf(shots);
    votes = List.copyOf(votes);
    Objects.requireNonNull(genuineScore, "genuineScore");
    if (shots.isEmpty()) {
      throw new IllegalArgumentException("a sighting needs at least one shot");
    }
  }

  public Shot best() {
    return shots.get(0);
  }
}
