package dev.sightline.presence;

import dev.sightline.gallery.PersonId;
import dev.sightline.matching.Assignment;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** The mutable state of one camera during one step. Events are in order of event time. */
final class CameraUpdate {
  private static final Comparator<PresenceChange> DUE_ORDER =
      Comparator.comparing(PresenceChange::occurredAt)
          .thenComparing(PresenceChange::type)
          .thenComparing(change -> change.subject().track());

  private final PresenceConfig config;
  private final Tracker tracker;
  private final TrackIdentity identity;
  private final ChangeWriter writer;
  private final List<Track> tracks;
  private final List<Visit> visits;
  private final List<PresenceChange> events = new ArrayList<>();

  CameraUpdate(PresenceConfig config, TrackIdentity identity, Tracker tracker, CameraState state) {
    this.config = config;
    this.identity = identity;
    this.tracker = tracker;
    this.writer = new ChangeWriter(state.camera(), config.timeout(), identity);
    this.tracks = new ArrayList<>(state.tracks());
    this.visits = new ArrayList<>(state.visits());
  }

  List<Track> tracks() {
    return List.copyOf(tracks);
  }

  List<Visit> visits() {
    return List.copyOf(visits);
  }

  List<PresenceChange> events() {
    return List.copyOf(events);
  }

  /** Emits all events due by {@code time}: reports of strangers and departures. */
  void advanceTo(Instant time) {
    List<PresenceChange> due = new ArrayList<>();
    reportStrangers(time, due);
    endTracks(time, due);
    endVisits(time, due);
    due.sort(DUE_ORDER);
    events.addAll(due);
  }

  /**
   * Removes a person's tracks and visits, and reports the end of those whose begin was reported.
   */
  void forget(ErasedPerson erased, Instant now) {
    for (Visit visit : visits) {
      if (erased.is(visit)) {
        events.add(writer.left(visit, now));
      }
    }
    visits.removeIf(erased::is);
    for (Track track : tracks) {
      if (erased.is(track) && track.status() instanceof TrackStatus.Unknown unknown) {
        events.add(writer.unknownLeft(track, unknown.visit(), now));
      }
    }
    tracks.removeIf(erased::is);
    tracks.replaceAll(erased::removedFromContrary);
  }

  /** Adds a frame not earlier than any before it. Call {@link #advanceTo} first. */
  void observe(ObservedFrame frame) {
    int[] trackOfFace = tracker.assign(tracks, frame);
    List<Integer> seen = new ArrayList<>();
    for (int i = 0; i < trackOfFace.length; i++) {
      Shot shot = new Shot(frame.id(), frame.capturedAt(), frame.faces().get(i));
      if (trackOfFace[i] == Assignment.NONE) {
        seen.add(begin(List.of(shot)));
      } else {
        goOn(trackOfFace[i], shot).ifPresent(seen::add);
      }
    }
    seen.stream().sorted().forEach(this::identify);
  }

  private int begin(List<Shot> shots) {
    Track track = Track.startingWith(freeId(shots.get(0)), shots.get(0));
    for (Shot shot : shots.subList(1, shots.size())) {
      track = track.seen(shot, config.bestShots());
    }
    tracks.add(track);
    return tracks.size() - 1;
  }

  /** Returns the id of a track. Frames of one capture time count their faces together. */
  private String freeId(Shot first) {
    int index = first.face().index();
    while (isTaken(writer.trackId(first.capturedAt(), index))) {
      index++;
    }
    return writer.trackId(first.capturedAt(), index);
  }

  private boolean isTaken(String id) {
    return tracks.stream().anyMatch(track -> track.id().equals(id));
  }

  /**
   * Continues a track. If as many faces in a row contradict its name as give one, another person
   * has taken the place: they begin a track of their own, however much the boxes overlap.
   *
   * @return the index of the track that has a new face; empty while it is undecided which track the
   *     face belongs to
   */
  private OptionalInt goOn(int index, Shot shot) {
    Track track = tracks.get(index);
    if (shot.vote().isEmpty()) {
      tracks.set(index, track.seen(shot, config.bestShots()));
      return OptionalInt.of(index);
    }
    if (!track.isContradictedBy(shot, config.confirmFaces())) {
      tracks.set(index, track.reconciled(config.bestShots()).seen(shot, config.bestShots()));
      return OptionalInt.of(index);
    }
    Track contradicted = track.contradictedBy(shot, config.bestShots());
    if (contradicted.contrary().size() < config.confirmFaces()) {
      tracks.set(index, contradicted);
      return OptionalInt.empty();
    }
    tracks.set(index, contradicted.withoutContrary());
    return OptionalInt.of(begin(contradicted.contrary()));
  }

  private void identify(int index) {
    Track track = tracks.get(index);
    Optional<PersonId> winner = identity.of(track);
    if (winner.isPresent() && !winner.equals(track.person()) && isFree(winner.get(), track)) {
      rename(index, winner.get());
    } else {
      track.person().ifPresent(person -> replace(visitOf(person).orElseThrow().seen(track), track));
    }
  }

  /**
   * Returns whether no other track of this frame has the person's name: nobody is in a frame twice.
   */
  private boolean isFree(PersonId person, Track track) {
    return tracks.stream()
        .filter(other -> other.lastSeen().equals(track.lastSeen()))
        .noneMatch(other -> other.person().equals(Optional.of(person)));
  }

  private void rename(int index, PersonId person) {
    Track track = tracks.get(index);
    withdraw(track, person);
    Track named = track.withStatus(TrackStatus.Named.of(person));
    tracks.set(index, named);
    Optional<Visit> visit = visitOf(person);
    if (visit.isPresent()) {
      replace(visit.get().joinedBy(named), named);
    } else {
      PresenceChange entered = writer.entered(named, person);
      Sighting seen = entered.sighting();
      visits.add(new Visit(entered.id(), named.id(), person, seen, seen.best().weight(), false));
      events.add(entered);
    }
  }

  /** Revises the event that reported the track, if there is one. */
  private void withdraw(Track track, PersonId person) {
    if (track.status() instanceof TrackStatus.Unknown unknown) {
      events.add(writer.revised(track, unknown.visit(), person));
    }
    track
        .person()
        .flatMap(this::visitOf)
        .filter(visit -> !visit.shared())
        .ifPresent(
            visit -> {
              visits.remove(visit);
              events.add(writer.revised(track, visit.id(), person));
            });
  }

  private Optional<Visit> visitOf(PersonId person) {
    return visits.stream().filter(visit -> visit.person().equals(person)).findFirst();
  }

  private void replace(Visit visit, Track by) {
    boolean report = visit.isWorthReporting();
    if (report) {
      events.add(writer.updated(visit, by));
    }
    visits.replaceAll(
        other ->
            other.person().equals(visit.person())
                ? (report ? visit.withReported() : visit)
                : other);
  }

  private void reportStrangers(Instant time, List<PresenceChange> due) {
    tracks.replaceAll(
        track -> {
          Instant at = later(track.firstSeen().plus(config.unknownAfter()), track.lastSeen());
          boolean isDue =
              track.status() instanceof TrackStatus.Pending
                  && track.faces() >= config.confirmFaces()
                  && !identity.isIgnored(track)
                  && !at.isAfter(time);
          if (!isDue) {
            return track;
          }
          PresenceChange entered = writer.unknownEntered(track, at);
          due.add(entered);
          return track.withStatus(new TrackStatus.Unknown(entered.id()));
        });
  }

  private void endTracks(Instant time, List<PresenceChange> due) {
    for (Track track : tracks) {
      if (hasEnded(track.lastSeen(), time)
          && track.status() instanceof TrackStatus.Unknown unknown) {
        due.add(
            writer.unknownLeft(track, unknown.visit(), track.lastSeen().plus(config.timeout())));
      }
    }
    List<List<Shot>> undecided =
        tracks.stream()
            .filter(track -> hasEnded(track.lastSeen(), time))
            .map(Track::contrary)
            .filter(contrary -> !contrary.isEmpty())
            .toList();
    tracks.removeIf(track -> hasEnded(track.lastSeen(), time));
    undecided.forEach(this::begin);
    tracks.removeIf(track -> hasEnded(track.lastSeen(), time));
  }

  private void endVisits(Instant time, List<PresenceChange> due) {
    for (Visit visit : visits) {
      if (hasEnded(visit.sighting().lastSeen(), time)) {
        due.add(writer.left(visit, visit.sighting().lastSeen().plus(config.timeout())));
      }
    }
    visits.removeIf(visit -> hasEnded(visit.sighting().lastSeen(), time));
  }

  private boolean hasEnded(Instant lastSeen, Instant time) {
    return !lastSeen.plus(config.timeout()).isAfter(time);
  }

  private static Instant later(Instant a, Instant b) {
    return a.isAfter(b) ? a : b;
  }
}
