package dev.sightline.serving.view;

import java.util.Optional;

/**
 * A query for visits.
 *
 * @param event what the event that says who it was must match
 * @param kind whose visits; empty for all
 * @param stranger the id of the stranger whose visits they are, or were before a revision
 * @param after the id of the visit after which the page begins; empty for the first page
 */
public record VisitQuery(
    EventQuery event, Optional<Kind> kind, Optional<String> stranger, Optional<String> after) {

  boolean matches(Visit visit) {
    return event.matches(visit.latest().event())
        && kind.map(k -> k.matches(visit)).orElse(true)
        && stranger.map(id -> id.equals(visit.stay().stranger())).orElse(true);
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
