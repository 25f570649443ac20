package dev.sightline.streams;

import dev.sightline.events.CloudEvent;
import dev.sightline.events.IdentityEvent;
import dev.sightline.events.IdentityEventMapping;
import dev.sightline.events.Outcome;
import dev.sightline.events.RejectionReason;
import dev.sightline.events.codec.RecordCodec;
import dev.sightline.events.codec.RecordCodecs;
import dev.sightline.presence.CameraState;
import dev.sightline.presence.ClockSetBack;
import dev.sightline.presence.ObservedFrame;
import dev.sightline.presence.PresenceChange;
import dev.sightline.presence.PresenceStep;
import dev.sightline.presence.StrangerState;
import dev.sightline.topics.TopicsConfig;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A step of one camera's presence with everything that is stored and sent because of it. Made
 * before anything is stored: a step that cannot be made changes nothing.
 *
 * @param clock the camera's clock was set back; empty otherwise
 * @param strangers what is remembered of strangers from then on; empty if nothing changes
 */
record PresenceUpdate(
    CameraState state,
    Optional<ClockSetBack> clock,
    Optional<StrangerState> strangers,
    List<Outgoing> events) {
  /** A record of the changelog must hold the state, its encryption and its key. */
  private static final int MAX_STATE_BYTES = TopicsConfig.STATE_BYTES - (64 << 10);

  /** More than a face in the state ever takes: its vector and its candidates, mostly. */
  private static final int MAX_FACE_BYTES = 16 << 10;

  private static final RecordCodec<IdentityEvent> EVENTS = RecordCodecs.presence();

  /** An event as it is sent. */
  @SuppressWarnings("ArrayRecordComponent") // never compared, and never changed
  record Outgoing(PresenceChange change, byte[] value, Map<String, String> headers) {

    private static Outgoing of(PresenceChange change) {
      IdentityEvent event = IdentityEventMapping.of(change);
      return new Outgoing(change, EVENTS.write(event), CloudEvent.headers(event));
    }
  }

  static PresenceUpdate of(PresenceStep step, StrangerStore.Published published) {
    return new PresenceUpdate(
        step.state(),
        step.clock(),
        published.state(),
        published.events().stream().map(Outgoing::of).toList());
  }

  /**
   * Returns this update, or the reason why it cannot be stored and sent: a record larger than its
   * topic takes would end the stage at each restart.
   */
  Outcome<PresenceUpdate> ifSendable(TopologyConfig config) {
    int bytes = Math.max(stateBytes(), strangerBytes());
    if (bytes > MAX_STATE_BYTES) {
      return Outcome.rejected(
          RejectionReason.RECORD_TOO_LARGE,
          "the camera's state would have "
              + bytes
              + " bytes, allowed "
              + MAX_STATE_BYTES
              + "; fewer people must be in view");
    }
    int largest = events.stream().mapToInt(event -> event.value().length).max().orElse(0);
    return config.ifSendable(this, largest);
  }

  private int stateBytes() {
    return faces(state) <= MAX_STATE_BYTES / MAX_FACE_BYTES
        ? 0
        : RecordCodecs.cameraStates().write(state).length;
  }

  private int strangerBytes() {
    return strangers
        .filter(remembered -> faces(remembered) > MAX_STATE_BYTES / MAX_FACE_BYTES)
        .map(remembered -> RecordCodecs.strangerStates().write(remembered).length)
        .orElse(0);
  }

  private static int faces(StrangerState state) {
    return Stream.concat(
            state.strangers().stream().flatMap(stranger -> stranger.sightings().stream()),
            state.seenOnce().stream())
        .mapToInt(sighting -> sighting.views().size())
        .sum();
  }

  /** A track's contrary faces are no more than its others. */
  private static int faces(CameraState state) {
    return Stream.concat(state.pending().stream(), state.order().behind().stream())
            .map(ObservedFrame::faces)
            .mapToInt(List::size)
            .sum()
        + state.tracks().stream().mapToInt(track -> 2 * track.shots().size()).sum()
        + state.visits().stream().mapToInt(visit -> visit.sighting().shots().size() + 1).sum();
  }
}
