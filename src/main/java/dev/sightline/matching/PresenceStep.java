package dev.sightline.matching;

import java.util.List;
import java.util.Objects;

/**
 * What a frame or the passing of time did.
 *
 * @param state the camera's next state
 * @param events what to tell, in event time
 */
public record PresenceStep(CameraState state, List<PresenceEvent> events) {

  public PresenceStep {
    Objects.requireNonNull(state, "state");
    events = List.copyOf(events);
  }
}
