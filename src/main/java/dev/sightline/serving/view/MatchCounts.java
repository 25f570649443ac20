package dev.sightline.serving.view;

import dev.sightline.collections.BoundedMaps;
import dev.sightline.events.Match;
import dev.sightline.gallery.PersonId;
import dev.sightline.gallery.TemplateId;
import java.time.Instant;
import java.util.Map;

/**
 * The number of faces that each template has named since this server runs. Beyond {@value
 * #MAX_TEMPLATES} templates the counts of those that named nobody for the longest time are dropped.
 * Thread-safe.
 */
public final class MatchCounts {
  static final int MAX_TEMPLATES = 100_000;

  private final Instant since;
  private final Map<String, Long> counts = BoundedMaps.accessOrdered(MAX_TEMPLATES);

  /**
   * @param since the time of the first match that is counted
   */
  MatchCounts(Instant since) {
    this.since = since;
  }

  /** Counts the match for the template that decided it; a match without a name counts for none. */
  synchronized void add(Match match) {
    match.evidence().candidates().stream()
        .filter(candidate -> candidate.person().equals(match.person()))
        .filter(candidate -> candidate.collection().equals(match.collection()))
        .findFirst()
        .ifPresent(candidate -> counts.merge(candidate.template(), 1L, Long::sum));
  }

  synchronized void forget(PersonId person) {
    counts.keySet().removeIf(template -> template.startsWith(person + "/"));
  }

  /** Returns the number of faces that a template has named. */
  public synchronized long of(TemplateId template) {
    return counts.getOrDefault(template.toString(), 0L);
  }

  /** Returns the time since which matches are counted. */
  public Instant since() {
    return since;
  }
}
