package dev.sightline.presence;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Clustering of unknown persons, so that a stranger who returns keeps their id: a pure function
 * from the state and a sighting to the next state. Immutable; any thread may use it.
 *
 * <p>A person seen once gets no id. A stranger seen in one view only needs a higher similarity to
 * join; one seen in several views, a lower one. Two strangers seen by one camera at the same time
 * are never merged.
 */
public final class StrangerClustering {

  private final StrangerLinks links;

  /** Creates the clustering of one camera's strangers, who are apart if they were there at once. */
  public StrangerClustering(PerModel<StrangerConfig> config) {
    this(config, StrangerSighting::isBeside);
  }

  /**
   * @param apart whether two sightings cannot be one person's
   */
  public StrangerClustering(
      PerModel<StrangerConfig> config, BiPredicate<StrangerSighting, StrangerSighting> apart) {
    this.links = new StrangerLinks(config, apart);
  }

  /** Adds an unknown track. A track that is known already changes nothing. */
  public StrangerStep add(StrangerState state, StrangerSighting sighting) {
    if (isKnown(state, sighting.track())) {
      return new StrangerStep(state, List.of());
    }
    Optional<StrangerSighting> own =
        state.seenOnce().stream().filter(sighting::isKnownAs).findFirst();
    if (own.isPresent()) {
      return make(state, own.get(), sighting);
    }
    Optional<Stranger> stranger = nearest(state.strangers(), sighting);
    if (stranger.isPresent()) {
      return join(state, stranger.get(), sighting);
    }
    Optional<StrangerSighting> first = nearestSeenOnce(state.seenOnce(), sighting);
    if (first.isPresent()) {
      return make(state, first.get(), sighting);
    }
    return new StrangerStep(
        new StrangerState(state.strangers(), plus(state.seenOnce(), sighting)), List.of());
  }

  /**
   * Adds a sighting to a stranger whose it is known to be, whatever it looks like. A stranger who
   * was forgotten is remembered again.
   */
  public StrangerStep addTo(StrangerState state, String stranger, StrangerSighting sighting) {
    if (isKnown(state, sighting.track())) {
      return new StrangerStep(state, List.of());
    }
    Optional<Stranger> known =
        state.strangers().stream().filter(one -> one.id().equals(stranger)).findFirst();
    if (known.isPresent()) {
      return join(state, known.get(), sighting);
    }
    Stranger again = new Stranger(stranger, List.of(sighting));
    return new StrangerStep(
        new StrangerState(plus(state.strangers(), again), state.seenOnce()),
        List.of(new StrangerEvent.SeenAgain(stranger, sighting.track())));
  }

  /**
   * Takes sightings out of a stranger, because they are another person's, who gets an id of their
   * own. A stranger who has no others, or none of them, stays as they are.
   */
  public StrangerStep part(
      StrangerState state, Stranger stranger, Predicate<StrangerSighting> which) {
    List<StrangerSighting> taken = stranger.sightings().stream().filter(which).toList();
    List<StrangerSighting> left = stranger.sightings().stream().filter(which.negate()).toList();
    if (taken.isEmpty() || left.isEmpty()) {
      return new StrangerStep(state, List.of());
    }
    Stranger other = new Stranger(newId(state.strangers(), taken.get(0)), taken);
    Stranger rest = new Stranger(stranger.id(), left);
    List<Stranger> strangers =
        state.strangers().stream().map(one -> one.is(stranger) ? rest : one).toList();
    return new StrangerStep(
        new StrangerState(plus(strangers, other), state.seenOnce()),
        List.of(new StrangerEvent.Split(other.id(), stranger.id(), tracks(taken))));
  }

  /** Returns an id that follows from a sighting and that no stranger has. */
  private static String newId(List<Stranger> strangers, StrangerSighting first) {
    Set<String> taken = strangers.stream().map(Stranger::id).collect(Collectors.toSet());
    String id = Stranger.idFor(first.track());
    while (taken.contains(id)) {
      id = Stranger.idFor(id);
    }
    return id;
  }

  /**
   * Replaces the sighting of a track that has grown. If the track belongs to no stranger yet, it is
   * compared with them again.
   */
  public StrangerStep update(StrangerState state, StrangerSighting sighting) {
    if (state.strangerOf(sighting.track()).isEmpty()) {
      List<StrangerSighting> others =
          state.seenOnce().stream().filter(seen -> !seen.track().equals(sighting.track())).toList();
      return add(new StrangerState(state.strangers(), others), sighting);
    }
    List<Stranger> strangers =
        state.strangers().stream().map(stranger -> replaced(stranger, sighting)).toList();
    return new StrangerStep(new StrangerState(strangers, state.seenOnce()), List.of());
  }

  private static Stranger replaced(Stranger stranger, StrangerSighting sighting) {
    return new Stranger(
        stranger.id(),
        stranger.sightings().stream()
            .map(seen -> seen.track().equals(sighting.track()) ? sighting : seen)
            .toList());
  }

  /**
   * Removes sightings that are too old or turned out to be a person's. Strangers whose sightings
   * are no longer linked without them are split.
   */
  public StrangerStep forget(StrangerState state, Predicate<StrangerSighting> which) {
    List<StrangerSighting> seenOnce =
        new ArrayList<>(state.seenOnce().stream().filter(which.negate()).toList());
    List<Stranger> strangers = new ArrayList<>();
    List<StrangerEvent> events = new ArrayList<>();
    for (Stranger stranger : state.strangers()) {
      List<StrangerSighting> left = stranger.sightings().stream().filter(which.negate()).toList();
      boolean changed = left.size() < stranger.sightings().size();
      List<List<StrangerSighting>> groups =
          changed ? links.groups(left) : List.of(stranger.sightings());
      for (int i = 0; i < groups.size(); i++) {
        List<StrangerSighting> group = groups.get(i);
        if (i == 0) {
          strangers.add(new Stranger(stranger.id(), group));
        } else if (group.size() == 1) {
          seenOnce.add(group.get(0));
        } else {
          Stranger other =
              new Stranger(newId(joined(state.strangers(), strangers), group.get(0)), group);
          strangers.add(other);
          events.add(new StrangerEvent.Split(other.id(), stranger.id(), tracks(group)));
        }
      }
    }
    return new StrangerStep(new StrangerState(strangers, seenOnce), events);
  }

  private static boolean isKnown(StrangerState state, String track) {
    return state.seenOnce().stream().anyMatch(seen -> seen.track().equals(track))
        || state.strangerOf(track).isPresent();
  }

  private Optional<Stranger> nearest(List<Stranger> strangers, StrangerSighting sighting) {
    Optional<Stranger> nearest = Optional.empty();
    float best = -1;
    for (Stranger stranger : strangers) {
      float fit = links.fit(sighting, stranger);
      if (fit > best) {
        best = fit;
        nearest = Optional.of(stranger);
      }
    }
    return nearest;
  }

  private Optional<StrangerSighting> nearestSeenOnce(
      List<StrangerSighting> seenOnce, StrangerSighting sighting) {
    Optional<StrangerSighting> nearest = Optional.empty();
    float best = -1;
    for (StrangerSighting seen : seenOnce) {
      if (links.makeOne(seen, sighting) && seen.similarity(sighting) > best) {
        best = seen.similarity(sighting);
        nearest = Optional.of(seen);
      }
    }
    return nearest;
  }

  private StrangerStep make(StrangerState state, StrangerSighting first, StrangerSighting second) {
    Stranger made = new Stranger(newId(state.strangers(), first), List.of(first, second));
    StrangerEvent event = new StrangerEvent.Made(made.id(), tracks(made.sightings()));
    List<StrangerSighting> seenOnce =
        state.seenOnce().stream().filter(seen -> !seen.equals(first)).toList();
    return merge(plus(state.strangers(), made), made, seenOnce, List.of(event));
  }

  private StrangerStep join(StrangerState state, Stranger stranger, StrangerSighting sighting) {
    Stranger grown =
        new Stranger(stranger.id(), links.limited(plus(stranger.sightings(), sighting)));
    List<Stranger> strangers =
        state.strangers().stream().map(other -> other.is(stranger) ? grown : other).toList();
    StrangerEvent event = new StrangerEvent.SeenAgain(grown.id(), sighting.track());
    return merge(strangers, grown, state.seenOnce(), List.of(event));
  }

  /** Merges a changed stranger with the first other that is now the same, if there is one. */
  private StrangerStep merge(
      List<Stranger> strangers,
      Stranger changed,
      List<StrangerSighting> seenOnce,
      List<StrangerEvent> events) {
    Optional<Stranger> same =
        strangers.stream()
            .filter(other -> !other.is(changed) && links.areOne(changed, other))
            .findFirst();
    if (same.isEmpty()) {
      return new StrangerStep(new StrangerState(strangers, seenOnce), events);
    }
    boolean changedIsOlder = strangers.indexOf(changed) < strangers.indexOf(same.get());
    Stranger older = changedIsOlder ? changed : same.get();
    Stranger younger = changedIsOlder ? same.get() : changed;
    List<StrangerSighting> all = older.sightings();
    for (StrangerSighting sighting : younger.sightings()) {
      all = links.limited(plus(all, sighting));
    }
    Stranger merged = new Stranger(older.id(), all);
    List<Stranger> left =
        strangers.stream()
            .filter(other -> !other.is(younger))
            .map(other -> other.is(older) ? merged : other)
            .toList();
    return new StrangerStep(
        new StrangerState(left, seenOnce),
        plus(events, new StrangerEvent.Merged(merged.id(), younger.id())));
  }

  private static List<String> tracks(List<StrangerSighting> sightings) {
    return sightings.stream().map(StrangerSighting::track).toList();
  }

  private static <T> List<T> joined(List<T> list, List<T> more) {
    return Stream.concat(list.stream(), more.stream()).toList();
  }

  private static <T> List<T> plus(List<T> list, T last) {
    List<T> longer = new ArrayList<>(list);
    longer.add(last);
    return longer;
  }
}
