package dev.sightline.presence;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The result of a frame or of the passing of time.
 *
 * @param state the camera's next state
 * @param events the changes to report, in order of event time
 */
public record PresenceStep(CameraState state, List<PresenceChange> events) {

  public PresenceStep {
    Objects.requireNonNull(state, "state");
    events = List.copyOf(events);
  }

  /** Returns both steps as one. */
  PresenceStep followedBy(PresenceStep next) {
    return new PresenceStep(
        next.state, Stream.concat(events.stream(), next.events.stream()).toList());
  }
}
