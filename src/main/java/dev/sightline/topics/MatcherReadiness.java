package dev.sightline.topics;

import java.util.List;

/**
 * The progress of a change of the gallery in the matchers.
 *
 * @param revision the gallery's revision with the change
 * @param applied the number of running matchers that search that revision or a later one
 * @param behind the running matchers that do not yet, by name; empty unless the wait timed out
 */
public record MatcherReadiness(long revision, int applied, List<String> behind) {

  public MatcherReadiness {
    behind = List.copyOf(behind);
  }

  /** Returns whether every running matcher has applied the change. */
  public boolean isEverywhere() {
    return behind.isEmpty();
  }
}
