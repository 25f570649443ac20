package dev.sightline.presence;

import dev.sightline.gallery.PersonId;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * Somebody came, was made out, or left.
 *
 * @param id from the track, the type and the time: the same in every run
 * @param visit the id of the event that began the visit; of a revision, the event revised
 * @param track the id of the track that the event is about
 * @param occurredAt in event time
 * @param person who it is; empty if unknown
 * @param previous of a revision, who it was said to be; empty if unknown
 * @param sighting what was seen up to then
 * @param stranger of somebody unknown, whom the camera knows by sight only; empty if nobody like
 *     that was seen before
 * @param validUntil when the event no longer tells the present unless another follows
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
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(type, "type");
    Objects.requireNonNull(camera, "camera");
    Objects.requireNonNull(visit, "visit");
    Objects.requireNonNull(track, "track");
    Objects.requireNonNull(occurredAt, "occurredAt");
    Objects.requireNonNull(person, "person");
    Objects.requireNonNull(previous, "previous");
    Objects.requireNonNull(sighting, "sighting");
    Objects.requireNonNull(stranger, "stranger");
    Objects.requireNonNull(validUntil, "validUntil");
  }

  /** The same event, of a stranger who has an id. */
  PresenceChange of(StrangerReference other) {
    return with(id, type, other);
  }

  /** What became of a stranger when this event happened. */
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
