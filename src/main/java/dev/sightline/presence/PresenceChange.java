package dev.sightline.presence;

import static java.util.Objects.requireNonNull;

import dev.sightline.gallery.PersonId;
import java.time.Instant;
import java.util.Optional;

/**
 * A change in presence: an arrival, an identification or a departure.
 *
 * @param id the id, derived from track, type and time: the same in every run
 * @param visit the id of the event that began the visit; for a revision, the id of the revised
 *     event
 * @param track the id of the track that the event is about
 * @param occurredAt the event time
 * @param person the person; empty if unknown
 * @param previous for a revision, the person named before; empty if unknown
 * @param sighting what was seen up to then
 * @param stranger the stranger that an unknown person was recognised as; empty if none
 * @param validUntil when the event stops describing the present unless another follows
 */
public record PresenceChange(
    String id,
    IdentityEventType type,
    String camera,
    String visit,
    String track,
    Instant occurredAt,
    Optional<PersonId> person,
    Optional<PersonId> previous,
    Sighting sighting,
    Optional<StrangerReference> stranger,
    Instant validUntil) {

  public PresenceChange {
    requireNonNull(id, "id");
    requireNonNull(type, "type");
    requireNonNull(camera, "camera");
    requireNonNull(visit, "visit");
    requireNonNull(track, "track");
    requireNonNull(occurredAt, "occurredAt");
    requireNonNull(person, "person");
    requireNonNull(previous, "previous");
    requireNonNull(sighting, "sighting");
    requireNonNull(stranger, "stranger");
    requireNonNull(validUntil, "validUntil");
  }

  /** Returns the same event for a stranger with an id. */
  PresenceChange of(StrangerReference other) {
    return with(id, type, other);
  }

  /** Returns an event about a stranger, caused by this event. */
  PresenceChange followedBy(IdentityEventType what, String about, StrangerReference other) {
    String ownId = about + ":" + what.code() + ":" + occurredAt.toEpochMilli();
    return with(ownId, what, other);
  }

  private PresenceChange with(
      String otherId, IdentityEventType otherType, StrangerReference other) {
    return new PresenceChange(
        otherId,
        otherType,
        camera,
        visit,
        track,
        occurredAt,
        otherType == type ? person : Optional.empty(),
        otherType == type ? previous : Optional.empty(),
        sighting,
        Optional.of(other),
        validUntil);
  }
}
