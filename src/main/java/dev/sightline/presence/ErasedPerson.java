package dev.sightline.presence;

import dev.sightline.gallery.PersonId;
import dev.sightline.matching.MatchDecision;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An erased person. It covers all that was decided before the erasure, but not a person of the same
 * name who is enrolled later.
 *
 * @param revision the first revision of the gallery without the person
 * @param erasedAt the time of the erasure
 * @param tracks the ids of unknown tracks that turned out to be this person's
 * @param strangers the ids of strangers who turned out to be this person
 */
public record ErasedPerson(
    PersonId person, long revision, Instant erasedAt, Set<String> tracks, Set<String> strangers) {

  public ErasedPerson {
    Objects.requireNonNull(person, "person");
    Objects.requireNonNull(erasedAt, "erasedAt");
    tracks = Set.copyOf(tracks);
    strangers = Set.copyOf(strangers);
  }

  /** Returns the same person with more tracks. */
  public ErasedPerson with(Set<String> moreTracks) {
    return new ErasedPerson(
        person,
        revision,
        erasedAt,
        Stream.concat(tracks.stream(), moreTracks.stream()).collect(Collectors.toSet()),
        strangers);
  }

  /** Returns whether a decision named the person before the erasure. */
  boolean isNamedBy(MatchDecision decision) {
    return isNamed(decision) && decision.evidence().galleryRevision() < revision;
  }

  private boolean isNamed(MatchDecision decision) {
    return decision.fold(named -> named.person().equals(person), unknown -> false);
  }

  boolean is(Visit visit) {
    return visit.person().equals(person)
        && !isNamedSince(visit.sighting().best().face().decision());
  }

  /** Returns whether the track is the person's, or would become so: its votes name nobody else. */
  boolean is(Track track) {
    boolean isSomebodyElse = track.person().filter(name -> !name.equals(person)).isPresent();
    boolean isEnrolledAgain =
        track.shots().stream().anyMatch(shot -> isNamedSince(shot.face().decision()));
    boolean isTheirs =
        track.person().isPresent()
            || tracks.contains(track.id())
            || track.shots().stream().anyMatch(shot -> isNamedBy(shot.face().decision()));
    return isTheirs && !isSomebodyElse && !isEnrolledAgain;
  }

  /** Returns the track without faces of the person that contradict its name. */
  Track removedFromContrary(Track track) {
    boolean isContrary =
        track.contrary().stream().anyMatch(shot -> isNamedBy(shot.face().decision()));
    return isContrary ? track.withoutContrary() : track;
  }

  private boolean isNamedSince(MatchDecision decision) {
    return isNamed(decision) && !isNamedBy(decision);
  }

  boolean is(Stranger stranger) {
    return strangers.contains(stranger.id()) || stranger.sightings().stream().anyMatch(this::is);
  }

  boolean is(StrangerSighting sighting) {
    return tracks.contains(sighting.track());
  }
}
