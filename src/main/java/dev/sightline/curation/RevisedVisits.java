package dev.sightline.curation;

import java.util.Objects;
import java.util.Optional;

/**
 * The past visits that a change of the gallery revised.
 *
 * @param count the number of visits
 * @param notSearched which visits were not searched, and what to do, for people to read; empty if
 *     all were
 */
public record RevisedVisits(int count, Optional<String> notSearched) {
  /** No visit had to be revised. */
  static final RevisedVisits NONE = new RevisedVisits(0, Optional.empty());

  public RevisedVisits {
    Objects.requireNonNull(notSearched, "notSearched");
  }

  RevisedVisits and(RevisedVisits more) {
    return new RevisedVisits(count + more.count, notSearched.or(more::notSearched));
  }
}
