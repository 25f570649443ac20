package dev.sightline.presence;

import dev.sightline.embedding.ModelId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The ids of strangers before one camera: a pure function from the state and a presence event to
 * the next state and the events to report. Immutable; any thread may use it.
 *
 * <p>The state is bounded in time and in number; the strangers unseen for longest are forgotten
 * first.
 */
public final class Strangers {
  private static final int MAX_STRANGERS = 512;
  private static final int MAX_SEEN_ONCE = 1_024;
  private static final int VIEWS = 3;

  /** The end of a track that has not ended yet, because two tracks at one time are two persons. */
  private static final Instant OPEN = Instant.ofEpochMilli(Long.MAX_VALUE);

  private final StrangerClustering clustering;
  private final Duration kept;

  /**
   * @param kept how long a sighting is remembered
   */
  public Strangers(PerModel<StrangerConfig> config, Duration kept) {
    this.clustering = new StrangerClustering(config);
    this.kept = Objects.requireNonNull(kept, "kept");
  }

  /**
   * The result of an event.
   *
   * @param events the event, with the stranger's id if there is one, and the changes among
   *     strangers
   */
  public record Step(StrangerState state, List<PresenceChange> events) {

    public Step {
      Objects.requireNonNull(state, "state");
      events = List.copyOf(events);
    }
  }

  /** Returns whether the event is about a person who is, or was, unknown. */
  public static boolean concern(PresenceChange event) {
    return event.type() == IdentityEventType.UNKNOWN_ENTERED
        || event.type() == IdentityEventType.UNKNOWN_LEFT
        || (event.type() == IdentityEventType.IDENTITY_REVISED
            && event.identity().previous().isEmpty());
  }

  /** Processes an event for which {@link #concern} is true. */
  public Step apply(StrangerState state, PresenceChange event) {
    Instant oldest = event.occurredAt().minus(kept);
    StrangerStep fresh = clustering.forget(state, seen -> seen.lastSeen().isBefore(oldest));
    StrangerStep step = take(fresh.state(), event);
    List<PresenceChange> events = new ArrayList<>();
    events.add(
        idOf(step, event.subject().track())
            .map(id -> event.of(new StrangerReference(id, Optional.empty(), List.of())))
            .orElse(event));
    fresh.events().forEach(change -> follow(event, change).ifPresent(events::add));
    step.events().forEach(change -> follow(event, change).ifPresent(events::add));
    return new Step(step.state().limitedTo(MAX_STRANGERS, MAX_SEEN_ONCE), events);
  }

  /** Removes the erased person and all their sightings. */
  public static StrangerState forget(StrangerState state, ErasedPerson erased) {
    return new StrangerState(
        state.strangers().stream().filter(stranger -> !erased.is(stranger)).toList(),
        state.seenOnce().stream().filter(sighting -> !erased.is(sighting)).toList());
  }

  private StrangerStep take(StrangerState state, PresenceChange event) {
    if (event.type() == IdentityEventType.UNKNOWN_ENTERED) {
      return clustering.add(state, sighting(event, OPEN));
    }
    if (event.type() == IdentityEventType.UNKNOWN_LEFT) {
      return clustering.update(state, sighting(event, event.sighting().lastSeen()));
    }
    return clustering.forget(state, seen -> seen.track().equals(event.subject().track()));
  }

  /**
   * Builds the sighting of a track. A track that two models embedded is remembered by the first, as
   * when it was reported.
   */
  private static StrangerSighting sighting(PresenceChange event, Instant lastSeen) {
    List<Shot> shots = event.sighting().shots();
    Shot first = shots.stream().min(Comparator.comparing(Shot::capturedAt)).orElseThrow();
    ModelId model = first.face().embedding().model();
    List<Shot> views =
        shots.stream()
            .filter(shot -> shot.face().embedding().model().equals(model))
            .limit(VIEWS)
            .toList();
    return new StrangerSighting(
        event.subject().track(),
        event.subject().camera(),
        event.sighting().firstSeen(),
        lastSeen,
        views.stream().map(shot -> shot.face().embedding()).toList(),
        (int) views.stream().filter(Shot::isClear).count());
  }

  /**
   * Returns the stranger's id, even if the track itself was dropped again because a similar view is
   * kept.
   */
  private static Optional<String> idOf(StrangerStep step, String track) {
    Optional<String> id = step.state().strangerOf(track);
    for (StrangerEvent change : step.events()) {
      if (change instanceof StrangerEvent.SeenAgain again) {
        id = Optional.of(again.stranger());
      } else if (change instanceof StrangerEvent.Merged merged) {
        id = Optional.of(merged.stranger());
      }
    }
    return id;
  }

  private static Optional<PresenceChange> follow(PresenceChange event, StrangerEvent change) {
    if (change instanceof StrangerEvent.Made made) {
      return Optional.of(
          event.followedBy(
              IdentityEventType.UNKNOWN_RECOGNISED,
              made.stranger(),
              new StrangerReference(made.stranger(), Optional.empty(), made.tracks())));
    }
    if (change instanceof StrangerEvent.Merged merged) {
      return Optional.of(
          event.followedBy(
              IdentityEventType.UNKNOWN_MERGED,
              merged.former(),
              new StrangerReference(merged.stranger(), Optional.of(merged.former()), List.of())));
    }
    if (change instanceof StrangerEvent.Split split) {
      return Optional.of(
          event.followedBy(
              IdentityEventType.UNKNOWN_SPLIT,
              split.stranger(),
              new StrangerReference(
                  split.stranger(), Optional.of(split.former()), split.tracks())));
    }
    return Optional.empty();
  }
}
