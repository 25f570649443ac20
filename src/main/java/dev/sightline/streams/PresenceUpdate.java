package dev.sightline.streams;

import dev.sightline.events.CloudEvent;
import dev.sightline.events.IdentityEvent;
import dev.sightline.events.IdentityEventMapping;
import dev.sightline.events.Outcome;
import dev.sightline.events.RejectionReason;
import dev.sightline.events.codec.Parts;
import dev.sightline.events.codec.RecordCodec;
import dev.sightline.events.codec.RecordCodecs;
import dev.sightline.presence.CameraState;
import dev.sightline.presence.ClockSetBack;
import dev.sightline.presence.ObservedFace;
import dev.sightline.presence.PresenceChange;
import dev.sightline.presence.PresenceStep;
import dev.sightline.presence.StrangerState;
import dev.sightline.streams.state.StrangerStore;
import dev.sightline.topics.TopicsConfig;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
  private static final int MAX_STATE_BYTES = TopicsConfig.SMALL_RECORD_BYTES - (4 << 10);

  /** More than a track, a visit or a waiting frame ever takes without its faces. */
  private static final int MAX_ENTRY_BYTES = 8 << 10;

  /** References as long as they get. */
  private static final RecordCodec<CameraState> SIZED_STATES =
      RecordCodecs.cameraStates(
          new Parts<>() {
            @Override
            public int number(ObservedFace face) {
              return Integer.MAX_VALUE;
            }

            @Override
            public Optional<ObservedFace> value(int number) {
              return Optional.empty();
            }
          });

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
    int bytes = stateBytes();
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

  /** Returns the size of the state without its faces; 0 if it is too small to matter. */
  private int stateBytes() {
    int entries =
        state.tracks().size()
            + state.visits().size()
            + state.pending().size()
            + state.order().behind().size();
    return entries <= MAX_STATE_BYTES / MAX_ENTRY_BYTES ? 0 : SIZED_STATES.write(state).length;
  }
}
