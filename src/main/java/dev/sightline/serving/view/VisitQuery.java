package dev.sightline.serving.view;

import java.util.Optional;
import java.util.Set;

/**
 * A query for visits.
 *
 * @param event what the event that says who it was must match
 * @param kind whose visits; empty for all
 * @param strangers the ids of the stranger whose visits they are, or were before a revision; empty
 *     for all
 * @param after the id of the visit after which the page begins; empty for the first page
 */
public record VisitQuery(
    EventQuery event, Optional<Kind> kind, Set<String> strangers, Optional<String> after) {

  boolean matches(Visit visit) {
    return event.matches(visit.latest().event())
        && kind.map(k -> k.matches(visit)).orElse(true)
        && (strangers.isEmpty() || isOf(visit.stay().stranger()));
  }

  private boolean isOf(String stranger) {
    return stranger != null && strangers.contains(stranger);
  }

  /** Whose visits. */
  public enum Kind {
    /** Visits of persons. */
    PERSON,
    /** Visits of strangers. */
    STRANGER,
    /** Visits that were given to another person since. */
    REVISED;

    private boolean matches(Visit visit) {
      return switch (this) {
        case PERSON -> visit.stay().person() != null;
        case STRANGER -> visit.stay().person() == null;
        case REVISED -> visit.revised();
      };
    }
  }
}
