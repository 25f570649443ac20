package dev.sightline.curation;

import dev.sightline.events.IdentityEvent;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * An unknown person before a camera.
 *
 * @param id {@code unknown/…}; for a person seen only once, the id of the event
 * @param visits the last event of each visit, in order; never empty
 */
public record ListedStranger(String id, List<IdentityEvent> visits) {

  public ListedStranger {
    Objects.requireNonNull(id, "id");
    visits = List.copyOf(visits);
    if (visits.isEmpty()) {
      throw new IllegalArgumentException("a stranger needs at least one visit");
    }
  }

  /** Returns the id of a stranger; empty if they were seen only once. */
  Optional<String> stranger() {
    return Optional.of(id).filter(own -> own.startsWith("unknown/"));
  }

  public String camera() {
    return visits.get(0).camera();
  }

  public Instant firstSeen() {
    return visits.get(0).firstSeen();
  }

  public Instant lastSeen() {
    return visits.get(visits.size() - 1).lastSeen();
  }
}
