package dev.sightline.matching;

import java.util.List;

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

  public static StrangerState empty() {
    return new StrangerState(List.of(), List.of());
  }
}
