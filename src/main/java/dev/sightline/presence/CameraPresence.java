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
 * <p>Frames are processed in the order of their capture times. A frame is processed once a frame
 * newer by the grace period has arrived. So frames that arrive out of order within the grace period
 * give the same events as in order, and a frame that arrives twice changes nothing.
 */
public final class CameraPresence {
  private static final double ALIKE_FPIR = 0.01;

  private final PresenceConfig config;
  private final TrackIdentity identity;
  private final Tracker tracker;

  /**
   * @param alike for each model, the cosine similarity above which two faces seen by one camera are
   *     taken to be one person's, in (−1, 1). It is much lower than the threshold for naming a
   *     person, because only the few persons present are compared. The threshold for an FPIR of
   *     0.01 and one template is a good one
   */
  public CameraPresence(PresenceConfig config, PerModel<Float> alike) {
    this(config, SpoofConfig.defaults(), new Tracker(alike));
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
            calibration ->
                ThresholdPolicy.of(laxer, calibration).forGalleryOf(1).cosineSimilarity()));
  }

  /** Returns how far a capture time may be ahead of this machine's clock. */
  public Duration maxAhead() {
    return config.maxAhead();
  }

  /** Returns how long a camera must send nothing before {@link #onSilence} is called. */
  public Duration silence() {
    return config.silence();
  }

  /** Processes a frame. */
  public PresenceStep advance(CameraState state, ObservedFrame frame) {
    if (isLate(state, frame)) {
      return new PresenceStep(countLate(state), List.of());
    }
    Instant newest = later(state.progress().newest(), frame.capturedAt());
    return settle(state, newest, insert(state.pending(), frame), newest);
  }

  /**
   * Ends the tracks and visits of a camera that has fallen silent. It reports what the camera's
   * next frame would report if it came after {@link #silence}; the result does not depend on when
   * it is called. It settles no more than it must: if nobody is present, a frame newer than the
   * last is still in time.
   */
  public PresenceStep onSilence(CameraState state) {
    PresenceStep waited = onTime(state, state.progress().newest().plus(config.grace()));
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
    scene.forget(erased, state.progress().settled());
    List<ObservedFrame> pending =
        state.pending().stream().map(frame -> frame.without(erased)).toList();
    return new PresenceStep(
        new CameraState(
            state.camera(),
            state.progress(),
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
    return settle(state, state.progress().newest(), state.pending(), now);
  }

  private static boolean isLate(CameraState state, ObservedFrame frame) {
    return frame.capturedAt().isBefore(state.progress().settled())
        || !frame.capturedAt().isAfter(state.progress().lastFrame())
        || state.pending().stream()
            .anyMatch(waiting -> waiting.capturedAt().equals(frame.capturedAt()));
  }

  private static List<ObservedFrame> insert(List<ObservedFrame> pending, ObservedFrame frame) {
    return Stream.concat(pending.stream(), Stream.of(frame)).sorted(ObservedFrame.ORDER).toList();
  }

  /** Processes all frames that are at least a grace period older than {@code newest}. */
  private PresenceStep settle(
      CameraState state, Instant newest, List<ObservedFrame> pending, Instant now) {
    Instant settled = later(state.progress().settled(), now.minus(config.grace()));
    List<ObservedFrame> ripe =
        pending.stream().filter(frame -> !frame.capturedAt().isAfter(settled)).toList();
    CameraUpdate scene = new CameraUpdate(config, identity, tracker, state);
    for (ObservedFrame frame : ripe) {
      scene.advanceTo(frame.capturedAt());
      scene.observe(frame);
    }
    scene.advanceTo(settled);
    Instant lastFrame =
        ripe.isEmpty() ? state.progress().lastFrame() : ripe.get(ripe.size() - 1).capturedAt();
    CameraState next =
        new CameraState(
            state.camera(),
            new CameraState.Progress(newest, settled, lastFrame),
            pending.subList(ripe.size(), pending.size()),
            scene.tracks(),
            scene.visits(),
            state.late());
    return new PresenceStep(next, scene.events());
  }

  private static CameraState countLate(CameraState state) {
    return new CameraState(
        state.camera(),
        state.progress(),
        state.pending(),
        state.tracks(),
        state.visits(),
        state.late() + 1);
  }

  private static Instant later(Instant a, Instant b) {
    return a.isAfter(b) ? a : b;
  }
}
