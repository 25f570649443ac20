package dev.sightline.presence;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The result of a frame or of the passing of time.
 *
 * @param state the camera's next state
 * @param events the changes to report, in order of event time by each clock of the camera
 * @param clock the camera's clock was set back; empty otherwise
 */
public record PresenceStep(
    CameraState state, List<PresenceChange> events, Optional<ClockSetBack> clock) {

  public PresenceStep {
    Objects.requireNonNull(state, "state");
    events = List.copyOf(events);
    Objects.requireNonNull(clock, "clock");
  }

  PresenceStep(CameraState state, List<PresenceChange> events) {
    this(state, events, Optional.empty());
  }

  /** Returns both steps as one. */
  PresenceStep followedBy(PresenceStep next) {
    return new PresenceStep(
        next.state,
        Stream.concat(events.stream(), next.events.stream()).toList(),
        clock.or(next::clock));
  }
}
