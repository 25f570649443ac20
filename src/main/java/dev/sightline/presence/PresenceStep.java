package dev.sightline.presence;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * What a frame or the passing of time did.
 *
 * @param state the camera's next state
 * @param events what to tell, in event time
 */
public record PresenceStep(CameraState state, List<PresenceChange> events) {

  public PresenceStep {
    Objects.requireNonNull(state, "state");
    events = List.copyOf(events);
  }

  /** Both steps, one after the other. */
  PresenceStep followedBy(PresenceStep next) {
    return new PresenceStep(
        next.state, Stream.concat(events.stream(), next.events.stream()).toList());
  }
}
