package dev.sightline.presence;

import dev.sightline.gallery.PersonId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A writer of presence events. Ids follow from camera, capture times and face indices alone, never
 * from a frame's position in a topic or the time of processing.
 */
final class ChangeWriter {
  private final String camera;
  private final Duration timeout;
  private final TrackIdentity identity;

  ChangeWriter(String camera, Duration timeout, TrackIdentity identity) {
    this.camera = camera;
    this.timeout = timeout;
    this.identity = identity;
  }

  /** Returns the id of the track that begins with this face at this time. */
  String trackId(Instant capturedAt, int face) {
    return camera + "-" + capturedAt.toEpochMilli() + "-" + face;
  }

  PresenceChange entered(Track track, PersonId person) {
    Draft draft = new Draft(IdentityEventType.PERSON_ENTERED, track.id(), track.lastSeen());
    return draft.event(
        draft.id(),
        PresenceChange.Identity.of(person),
        sighting(track, TrackIdentity.bestFor(person, track.shots())));
  }

  PresenceChange updated(Visit visit, Track by) {
    Draft draft = new Draft(IdentityEventType.PERSON_UPDATED, by.id(), by.lastSeen());
    return draft.event(visit.id(), PresenceChange.Identity.of(visit.person()), visit.sighting());
  }

  PresenceChange left(Visit visit, Instant at) {
    return new Draft(IdentityEventType.PERSON_LEFT, visit.track(), at)
        .event(visit.id(), PresenceChange.Identity.of(visit.person()), visit.sighting());
  }

  PresenceChange revised(Track track, String visit, PersonId person) {
    return new Draft(IdentityEventType.IDENTITY_REVISED, track.id(), track.lastSeen())
        .event(
            visit,
            new PresenceChange.Identity(Optional.of(person), track.person(), Optional.empty()),
            sighting(track, TrackIdentity.bestFor(person, track.shots())));
  }

  PresenceChange unknownEntered(Track track, Instant at) {
    Draft draft = new Draft(IdentityEventType.UNKNOWN_ENTERED, track.id(), at);
    return draft.event(
        draft.id(), PresenceChange.Identity.unknown(), sighting(track, unnamed(track)));
  }

  PresenceChange unknownLeft(Track track, String visit, Instant at) {
    return new Draft(IdentityEventType.UNKNOWN_LEFT, track.id(), at)
        .event(visit, PresenceChange.Identity.unknown(), sighting(track, unnamed(track)));
  }

  /** Returns the shots of a track without a name, with the reason if it is a possible attack. */
  private List<Shot> unnamed(Track track) {
    return identity.isSpoof(track)
        ? track.shots().stream().map(Shot::asPossibleSpoof).toList()
        : track.shots();
  }

  private static Sighting sighting(Track track, List<Shot> shots) {
    return new Sighting(
        track.firstSeen(),
        track.lastSeen(),
        track.faces(),
        shots,
        track.tallies(),
        track.genuineScore());
  }

  private final class Draft {
    private final IdentityEventType type;
    private final String track;
    private final Instant at;

    Draft(IdentityEventType type, String track, Instant at) {
      this.type = type;
      this.track = track;
      this.at = at;
    }

    String id() {
      return track + ":" + type.code() + ":" + at.toEpochMilli();
    }

    PresenceChange event(String visit, PresenceChange.Identity identity, Sighting sighting) {
      return new PresenceChange(
          id(),
          type,
          new PresenceChange.Subject(camera, visit, track),
          at,
          sighting.lastSeen().plus(timeout),
          identity,
          sighting);
    }
  }
}
