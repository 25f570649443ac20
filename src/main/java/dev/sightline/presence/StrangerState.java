package dev.sightline.presence;

import java.util.List;
import java.util.Optional;

/**
 * All strangers that are remembered: a value, for a state store to hold.
 *
 * @param strangers in the order in which they were made
 * @param seenOnce sightings that are not yet anybody's, in the order in which they came
 */
public record StrangerState(List<Stranger> strangers, List<StrangerSighting> seenOnce) {

  public StrangerState {
    strangers = List.copyOf(strangers);
    seenOnce = List.copyOf(seenOnce);
  }

  /** The id of the stranger whose track this is; empty if it is nobody's yet. */
  Optional<String> strangerOf(String track) {
    return strangers.stream().filter(stranger -> stranger.has(track)).map(Stranger::id).findFirst();
  }

  public static StrangerState empty() {
    return new StrangerState(List.of(), List.of());
  }
}
