package dev.sightline.presence;

import java.util.List;
import java.util.Objects;

/**
 * The result of a sighting, or of forgetting some.
 *
 * @param state the next state
 * @param events the changes among strangers
 */
public record StrangerStep(StrangerState state, List<StrangerEvent> events) {

  public StrangerStep {
    Objects.requireNonNull(state, "state");
    events = List.copyOf(events);
  }
}
