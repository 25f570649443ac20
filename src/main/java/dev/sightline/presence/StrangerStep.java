package dev.sightline.presence;

import java.util.List;
import java.util.Objects;

/**
 * What a sighting, or forgetting some, did.
 *
 * @param state the next state
 * @param events what became of strangers
 */
public record StrangerStep(StrangerState state, List<StrangerEvent> events) {

  public StrangerStep {
    Objects.requireNonNull(state, "state");
    events = List.copyOf(events);
  }
}
