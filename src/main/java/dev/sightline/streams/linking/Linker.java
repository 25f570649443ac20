package dev.sightline.streams.linking;

import dev.sightline.embedding.Embedding;
import dev.sightline.events.SightingRecord;
import dev.sightline.presence.PerModel;
import dev.sightline.presence.Shot;
import dev.sightline.presence.Stranger;
import dev.sightline.presence.StrangerClustering;
import dev.sightline.presence.StrangerConfig;
import dev.sightline.presence.StrangerSighting;
import dev.sightline.presence.StrangerState;
import dev.sightline.presence.StrangerStep;
import dev.sightline.sightings.CommonStrangers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The common ids of strangers before all cameras: a pure function from what is remembered, the
 * links and a visit to what is remembered then and the links that change. Immutable.
 *
 * <p>It follows the rules by which a camera recognises its own strangers, with two additions. All
 * visits that a camera knows as one stranger's are one person's. Visits at one time, before cameras
 * without a shared view, are never one person's, also if they were taken for one before.
 */
public final class Linker {
  /** The most persons remembered, and the most visits of persons seen once. */
  static final int MAX_STRANGERS = 2_048;

  static final int MAX_SEEN_ONCE = 8_192;

  private final StrangerClustering clustering;
  private final LinkConfig config;
  private final Duration kept;

  /**
   * @param thresholds the thresholds of each model
   * @param kept how long a visit's views are remembered
   */
  public Linker(PerModel<StrangerConfig> thresholds, LinkConfig config, Duration kept) {
    this.clustering = new StrangerClustering(thresholds, this::areApart);
    this.config = config;
    this.kept = Objects.requireNonNull(kept, "kept");
  }

  private boolean areApart(StrangerSighting one, StrangerSighting other) {
    return !config.mayShare(one.camera(), other.camera()) || config.travel().areApart(one, other);
  }

  /**
   * Processes an unknown person's visit.
   *
   * @param links the links so far, which this leaves as they are
   */
  LinkStep see(StrangerState state, CommonStrangers links, SightingRecord visit) {
    StrangerSighting seen = sighting(visit);
    StrangerState fresh = withoutOlder(state, seen.lastSeen().minus(kept));
    StrangerStep step =
        has(fresh, seen.track()) ? clustering.update(fresh, seen) : add(fresh, links, seen);
    StrangerState bounded = step.state().limitedTo(MAX_STRANGERS, MAX_SEEN_ONCE);
    return LinkChanges.between(links, new StrangerStep(bounded, step.events()), seen.lastSeen());
  }

  private StrangerStep add(StrangerState state, CommonStrangers links, StrangerSighting seen) {
    Optional<String> common = seen.stranger().flatMap(links::commonOf);
    if (common.isEmpty()) {
      return clustering.add(state, seen);
    }
    Optional<Stranger> known =
        state.strangers().stream().filter(one -> one.id().equals(common.get())).findFirst();
    Predicate<StrangerSighting> own = other -> other.stranger().equals(seen.stranger());
    boolean isContrary =
        known
            .filter(
                one ->
                    one.sightings().stream()
                        .anyMatch(own.negate().and(other -> areApart(other, seen))))
            .isPresent();
    return isContrary
        ? addApart(clustering.part(state, known.get(), own), seen)
        : clustering.addTo(state, common.get(), seen);
  }

  /** Adds a visit whose earlier visits were taken out of a person just now. */
  private StrangerStep addApart(StrangerStep parted, StrangerSighting seen) {
    Optional<Stranger> own =
        parted.events().isEmpty()
            ? Optional.empty()
            : parted.state().strangers().stream().reduce((earlier, last) -> last);
    return own.map(stranger -> clustering.addTo(parted.state(), stranger.id(), seen))
        .orElseGet(() -> clustering.add(parted.state(), seen));
  }

  /**
   * Forgets a visit, because it is erased or a person's. Persons who are linked only by it are
   * split.
   */
  LinkStep forget(StrangerState state, CommonStrangers links, Gone gone) {
    StrangerStep step = clustering.forget(state, seen -> seen.track().equals(gone.key()));
    LinkStep changed = LinkChanges.between(links, step, gone.at());
    Optional<String> stranger = strangerOf(state, gone.key()).or(gone::stranger);
    boolean isLast =
        stranger
            .filter(id -> links.of(id).isPresent() && !isRemembered(step.state(), id))
            .isPresent();
    return isLast
        ? new LinkStep(changed.state(), changed.links(), plus(changed.removed(), stranger.get()))
        : changed;
  }

  /**
   * A visit that is nobody's any more, or a person's.
   *
   * @param key the visit's key
   * @param stranger the camera's stranger whose it was; empty if that is not known
   * @param at the time of the change
   */
  record Gone(String key, Optional<String> stranger, Instant at) {}

  private static Set<String> plus(Set<String> set, String one) {
    return Stream.concat(set.stream(), Stream.of(one)).collect(Collectors.toSet());
  }

  private static boolean has(StrangerState state, String key) {
    return LinkChanges.sightings(state).anyMatch(seen -> seen.track().equals(key));
  }

  private static Optional<String> strangerOf(StrangerState state, String key) {
    return LinkChanges.sightings(state)
        .filter(seen -> seen.track().equals(key))
        .findFirst()
        .flatMap(StrangerSighting::stranger);
  }

  private static boolean isRemembered(StrangerState state, String stranger) {
    return LinkChanges.sightings(state)
        .anyMatch(seen -> seen.stranger().filter(stranger::equals).isPresent());
  }

  /** Forgets old visits. A link that was made stays, also if it rested on them. */
  private static StrangerState withoutOlder(StrangerState state, Instant oldest) {
    Predicate<StrangerSighting> isKept = seen -> !seen.lastSeen().isBefore(oldest);
    if (LinkChanges.sightings(state).allMatch(isKept)) {
      return state;
    }
    List<Stranger> strangers =
        state.strangers().stream()
            .filter(stranger -> stranger.sightings().stream().anyMatch(isKept))
            .map(
                stranger ->
                    new Stranger(
                        stranger.id(), stranger.sightings().stream().filter(isKept).toList()))
            .toList();
    return new StrangerState(strangers, state.seenOnce().stream().filter(isKept).toList());
  }

  private static StrangerSighting sighting(SightingRecord visit) {
    return new StrangerSighting(
        visit.visit().toString(),
        visit.visit().camera(),
        visit.span().firstSeen(),
        visit.span().lastSeen(),
        ofOneModel(visit),
        Shot.isClear(visit.best().quality()) ? 1 : 0,
        visit.stranger());
  }

  private static List<Embedding> ofOneModel(SightingRecord visit) {
    return visit.views().stream()
        .filter(view -> view.model().equals(visit.views().get(0).model()))
        .toList();
  }
}
