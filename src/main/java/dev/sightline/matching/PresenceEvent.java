package dev.sightline.matching;

import dev.sightline.gallery.PersonKey;
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
public record PresenceEvent(
    String id,
    PresenceEventType type,
    String camera,
    String visit,
    String track,
    Instant occurredAt,
    Optional<PersonKey> person,
    Optional<PersonKey> previous,
    Sighting sighting,
    Optional<StrangerTold> stranger,
    Instant validUntil) {

  public PresenceEvent {
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
  PresenceEvent of(StrangerTold other) {
    return with(id, type, other);
  }

  /** What became of a stranger when this event happened. */
  PresenceEvent followedBy(PresenceEventType what, String about, StrangerTold other) {
    String ownId = "%s:%s:%d".formatted(about, what.code(), occurredAt.toEpochMilli());
    return with(ownId, what, other);
  }

  private PresenceEvent with(String otherId, PresenceEventType otherType, StrangerTold other) {
    return new PresenceEvent(
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
