package dev.sightline.presence;

import static java.util.Objects.requireNonNull;

import dev.sightline.gallery.PersonId;
import java.time.Instant;
import java.util.Optional;

/**
 * A change in presence: an arrival, an identification or a departure.
 *
 * @param id the id, derived from track, type and time: the same in every run
 * @param subject the visit that changes
 * @param occurredAt the event time
 * @param validUntil when the event stops describing the present unless another follows
 * @param identity who it is
 * @param sighting what was seen up to then
 */
public record PresenceChange(
    String id,
    IdentityEventType type,
    Subject subject,
    Instant occurredAt,
    Instant validUntil,
    Identity identity,
    Sighting sighting) {

  /**
   * The visit that changes.
   *
   * @param visit the id of the event that began the visit; for a revision, the id of the revised
   *     event
   * @param track the id of the track that the event is about
   */
  public record Subject(String camera, String visit, String track) {

    public Subject {
      requireNonNull(camera, "camera");
      requireNonNull(visit, "visit");
      requireNonNull(track, "track");
    }
  }

  /**
   * The person or stranger.
   *
   * @param person the person; empty if unknown
   * @param previous for a revision, the person named before; empty if unknown
   * @param stranger the stranger that an unknown person was recognised as; empty if none
   */
  public record Identity(
      Optional<PersonId> person,
      Optional<PersonId> previous,
      Optional<StrangerReference> stranger) {

    public Identity {
      requireNonNull(person, "person");
      requireNonNull(previous, "previous");
      requireNonNull(stranger, "stranger");
    }

    /** Returns a person who had no other name before. */
    static Identity of(PersonId person) {
      return new Identity(Optional.of(person), Optional.empty(), Optional.empty());
    }

    /** Returns a person without a name and without the id of a stranger. */
    static Identity unknown() {
      return new Identity(Optional.empty(), Optional.empty(), Optional.empty());
    }
  }

  public PresenceChange {
    requireNonNull(id, "id");
    requireNonNull(type, "type");
    requireNonNull(subject, "subject");
    requireNonNull(occurredAt, "occurredAt");
    requireNonNull(validUntil, "validUntil");
    requireNonNull(identity, "identity");
    requireNonNull(sighting, "sighting");
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
      String otherId, IdentityEventType otherType, StrangerReference stranger) {
    boolean isSame = otherType == type;
    Identity other =
        new Identity(
            isSame ? identity.person() : Optional.empty(),
            isSame ? identity.previous() : Optional.empty(),
            Optional.of(stranger));
    return new PresenceChange(otherId, otherType, subject, occurredAt, validUntil, other, sighting);
  }
}
