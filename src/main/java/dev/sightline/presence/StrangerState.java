package dev.sightline.presence;

import java.util.List;
import java.util.Optional;

/**
 * All remembered strangers, as a state store holds them.
 *
 * @param strangers the strangers in the order in which they were made
 * @param seenOnce sightings that belong to no stranger yet, in the order in which they came
 */
public record StrangerState(List<Stranger> strangers, List<StrangerSighting> seenOnce) {

  public StrangerState {
    strangers = List.copyOf(strangers);
    seenOnce = List.copyOf(seenOnce);
  }

  /** Returns the id of the stranger who has this track; empty if none. */
  Optional<String> strangerOf(String track) {
    return strangers.stream().filter(stranger -> stranger.has(track)).map(Stranger::id).findFirst();
  }

  public static StrangerState empty() {
    return new StrangerState(List.of(), List.of());
  }
}
