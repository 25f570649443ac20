package dev.sightline.presence;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * An unknown person who was seen more than once.
 *
 * @param id {@code unknown/} and a hash of the first sighting's track: the same in every run
 * @param sightings the sightings in the order in which they came; never empty
 */
public record Stranger(String id, List<StrangerSighting> sightings) {

  public Stranger {
    Objects.requireNonNull(id, "id");
    sightings = List.copyOf(sightings);
    if (sightings.isEmpty()) {
      throw new IllegalArgumentException("a stranger needs at least one sighting");
    }
  }

  /** Returns whether this track is one of the stranger's sightings. */
  boolean has(String track) {
    return sightings.stream().anyMatch(seen -> seen.track().equals(track));
  }

  /** Returns when this stranger was last seen. */
  Instant lastSeen() {
    return sightings.stream().map(StrangerSighting::lastSeen).max(Instant::compareTo).orElseThrow();
  }

  /** Returns whether both are the same stranger, maybe at different times. */
  boolean is(Stranger other) {
    return id.equals(other.id);
  }
}
