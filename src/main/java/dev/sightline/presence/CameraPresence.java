package dev.sightline.presence;

import dev.sightline.detection.SpoofConfig;
import dev.sightline.embedding.Calibration;
import dev.sightline.matching.MatchConfig;
import dev.sightline.matching.ThresholdPolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Presence before a camera: a pure function from its state and a frame to its next state and the
 * changes to report. Immutable; any thread may use it.
 *
 * <p>Frames are processed in the order of their capture times, frames of one time by their offsets.
 * A frame is processed once a frame newer by the grace period has arrived. So frames that arrive
 * out of order within the grace period give the same events as in order, and a frame that arrives
 * twice changes nothing. If the camera's clock is set back, its visits end, and it is followed by
 * its new time.
 */
public final class CameraPresence {
  private static final double ALIKE_FPIR = 0.01;

  private final PresenceConfig config;
  private final TrackIdentity identity;
  private final Tracker tracker;

  /**
   * @param likeness for each model, the scale on which faces seen by one camera are compared. Its
   *     threshold is much lower than that for naming a person, because only the few persons present
   *     are compared. The threshold for an FPIR of 0.01 and one template is a good one
   */
  public CameraPresence(PresenceConfig config, PerModel<Likeness> likeness) {
    this(config, SpoofConfig.defaults(), new Tracker(likeness));
  }

  private CameraPresence(PresenceConfig config, SpoofConfig spoof, Tracker tracker) {
    this.config = Objects.requireNonNull(config, "config");
    this.identity = new TrackIdentity(config.confirmFaces(), spoof);
    this.tracker = tracker;
  }

  /** Returns the same presence with this treatment of possible presentation attacks. */
  public CameraPresence withSpoof(SpoofConfig spoof) {
    return new CameraPresence(config, spoof, tracker);
  }

  /**
   * Creates the presence for a configuration and the calibrations of the models.
   *
   * @throws IllegalArgumentException if there is neither a fixed threshold nor a calibration of
   *     each model
   */
  public static CameraPresence of(
      PresenceConfig config, MatchConfig matching, PerModel<Optional<Calibration>> calibrations) {
    MatchConfig laxer =
        new MatchConfig(
            matching.threshold(),
            ALIKE_FPIR,
            matching.margin(),
            matching.candidates(),
            matching.collections());
    return new CameraPresence(
        config,
        calibrations.map(
            calibration -> {
              float alike =
                  ThresholdPolicy.of(laxer, calibration).forGalleryOf(1).cosineSimilarity();
              return calibration
                  .map(measured -> Likeness.of(alike, measured))
                  .orElseGet(() -> Likeness.around(alike));
            }));
  }

  /** Returns how far a capture time may be ahead of this machine's clock. */
  public Duration maxAhead() {
    return config.maxAhead();
  }

  /** Returns how long after its arrival a frame is processed if no newer frame arrives. */
  public Duration grace() {
    return config.grace();
  }

  /** Returns how long a camera must send nothing before {@link #onSilence} is called. */
  public Duration silence() {
    return config.silence();
  }

  /** Processes a frame. */
  public PresenceStep advance(CameraState state, ObservedFrame frame) {
    if (state.order().isRepeated(frame, config.grace())) {
      return new PresenceStep(state.dropping(1), List.of());
    }
    if (state.order().isBehind(frame, config.grace())) {
      return waitBehind(state, frame);
    }
    CameraState next =
        state.withOrder(state.order().plus(frame)).dropping(state.order().behind().size());
    return frame.capturedAt().isBefore(state.settled())
        ? new PresenceStep(next.dropping(1), List.of())
        : settle(next, insert(state.pending(), frame), next.order().newest());
  }

  /**
   * Keeps a frame that is too late, until frames that follow show whether the clock was set back.
   */
  private PresenceStep waitBehind(CameraState state, ObservedFrame frame) {
    FrameOrder order = state.order().plusBehind(frame, config.grace());
    int dropped = state.order().behind().size() + 1 - order.behind().size();
    CameraState next = state.withOrder(order).dropping(dropped);
    return order.isSetBack(config.grace()) ? setBack(next) : new PresenceStep(next, List.of());
  }

  /** Ends all visits as silence does, and begins with the frames by the new time. */
  private PresenceStep setBack(CameraState state) {
    List<ObservedFrame> frames = state.order().behind();
    PresenceStep ended = onSilence(state);
    CameraState begun = ended.state().setBack();
    ObservedFrame first = frames.get(0);
    ClockSetBack clock =
        new ClockSetBack(state.camera(), state.order().newest(), first.capturedAt(), first.id());
    return new PresenceStep(ended.state(), ended.events(), Optional.of(clock))
        .followedBy(settle(begun, frames, begun.order().newest()));
  }

  /**
   * Processes the frames that wait for earlier ones, because none has arrived for the grace period.
   * It reports what the camera's next frame would report if it came after {@link #grace}.
   */
  public PresenceStep onGrace(CameraState state) {
    return onTime(state, state.order().newest().plus(config.grace()));
  }

  /**
   * Ends the tracks and visits of a camera that has fallen silent. It reports what the camera's
   * next frame would report if it came after {@link #silence}; the result does not depend on when
   * it is called. It settles no more than it must: if nobody is present, a frame newer than the
   * last is still in time.
   */
  public PresenceStep onSilence(CameraState state) {
    PresenceStep waited = onGrace(state);
    return waited
        .state()
        .lastSeen()
        .map(last -> waited.followedBy(onTime(waited.state(), last.plus(config.silence()))))
        .orElse(waited);
  }

  /**
   * Removes everything that belongs to an erased person. If that person stays before the camera,
   * the next frame treats them as new.
   */
  public PresenceStep forget(CameraState state, ErasedPerson erased) {
    CameraUpdate scene = new CameraUpdate(config, identity, tracker, state);
    scene.forget(erased, state.settled());
    List<ObservedFrame> pending =
        state.pending().stream().map(frame -> frame.without(erased)).toList();
    return new PresenceStep(
        new CameraState(
            state.camera(),
            state.order().without(erased),
            state.settled(),
            pending,
            scene.tracks(),
            scene.visits(),
            state.late()),
        scene.events());
  }

  /**
   * Advances the time of a camera that is silent.
   *
   * @param now the event time that the camera's frames would have reached
   */
  PresenceStep onTime(CameraState state, Instant now) {
    return settle(state, state.pending(), now);
  }

  private static List<ObservedFrame> insert(List<ObservedFrame> pending, ObservedFrame frame) {
    return Stream.concat(pending.stream(), Stream.of(frame)).sorted(ObservedFrame.ORDER).toList();
  }

  /** Processes all frames that are at least a grace period older than {@code now}. */
  private PresenceStep settle(CameraState state, List<ObservedFrame> pending, Instant now) {
    Instant settled = later(state.settled(), now.minus(config.grace()));
    List<ObservedFrame> ripe =
        pending.stream().filter(frame -> !frame.capturedAt().isAfter(settled)).toList();
    CameraUpdate scene = new CameraUpdate(config, identity, tracker, state);
    for (ObservedFrame frame : ripe) {
      scene.advanceTo(frame.capturedAt());
      scene.observe(frame);
    }
    scene.advanceTo(settled);
    CameraState next =
        new CameraState(
            state.camera(),
            state.order(),
            settled,
            pending.subList(ripe.size(), pending.size()),
            scene.tracks(),
            scene.visits(),
            state.late());
    return new PresenceStep(next, scene.events());
  }

  private static Instant later(Instant a, Instant b) {
    return a.isAfter(b) ? a : b;
  }
}
