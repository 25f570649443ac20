package dev.sightline.curation;

import dev.sightline.events.IdentityEvent;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * An unknown person before a camera.
 *
 * @param id {@code unknown/…}, the same when they come again
 * @param isKnown whether they were seen again, so that events have the id
 * @param visits the last event of each visit, in order; never empty
 */
public record ListedStranger(String id, boolean isKnown, List<IdentityEvent> visits) {

  public ListedStranger {
    Objects.requireNonNull(id, "id");
    visits = List.copyOf(visits);
    if (visits.isEmpty()) {
      throw new IllegalArgumentException("a stranger needs at least one visit");
    }
  }

  /** Returns the id of a stranger; empty if they were seen only once. */
  Optional<String> stranger() {
    return isKnown ? Optional.of(id) : Optional.empty();
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
