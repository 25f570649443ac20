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
 * @param common the id of the same person before all cameras; empty if there is none
 */
public record ListedStranger(
    String id, boolean isKnown, List<IdentityEvent> visits, Optional<String> common) {

  public ListedStranger {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(common, "common");
    visits = List.copyOf(visits);
    if (visits.isEmpty()) {
      throw new IllegalArgumentException("a stranger needs at least one visit");
    }
  }

  /** Creates a stranger without a common id. */
  ListedStranger(String id, boolean isKnown, List<IdentityEvent> visits) {
    this(id, isKnown, visits, Optional.empty());
  }

  ListedStranger withCommon(Optional<String> other) {
    return new ListedStranger(id, isKnown, visits, other);
  }

  /** Returns whether an id is this stranger's, before one camera or all. */
  boolean isNamedBy(String other) {
    return id.equals(other) || common.filter(other::equals).isPresent();
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
