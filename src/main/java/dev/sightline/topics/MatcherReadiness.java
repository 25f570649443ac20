package dev.sightline.topics;

import java.util.List;

/**
 * Where a change of the gallery is in force.
 *
 * @param revision the gallery's revision that has it
 * @param applied how many running matchers search that revision or a later one
 * @param behind the running matchers that do not yet, by name; empty unless the time was up
 */
public record MatcherReadiness(long revision, int applied, List<String> behind) {

  public MatcherReadiness {
    behind = List.copyOf(behind);
  }

  /** Whether every running matcher has the change. */
  public boolean isEverywhere() {
    return behind.isEmpty();
  }
}
