package dev.sightline.curation;

import dev.sightline.events.IdentityEvent;
import dev.sightline.events.SightingRecord.Visit;
import dev.sightline.gallery.PersonId;
import dev.sightline.presence.IdentityEventType;
import dev.sightline.sightings.SightingLog;
import dev.sightline.topics.EventTail;
import dev.sightline.topics.EventTail.From;
import dev.sightline.topics.IdentityEventWriter;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The visits that are over, as identity events and sightings keep them.
 *
 * @param connection the connection to the topics
 */
record PastVisits(GalleryConnection connection) {
  /** The events about a visit as a whole; the others are about strangers. */
  private static final Set<IdentityEventType> OF_VISIT =
      EnumSet.complementOf(
          EnumSet.of(
              IdentityEventType.UNKNOWN_RECOGNISED,
              IdentityEventType.UNKNOWN_MERGED,
              IdentityEventType.UNKNOWN_SPLIT));

  /** Returns the last event of a visit; empty if events of it are not kept. */
  Optional<IdentityEvent> last(Visit visit) {
    try (EventTail<IdentityEvent> events =
        EventTail.presence(connection.clients(), connection.topics(), From.BEGINNING)) {
      return events.readToEnd().stream()
          .flatMap(tailed -> tailed.event().fold(Optional::of, no -> none()).stream())
          .filter(event -> OF_VISIT.contains(event.type()))
          .filter(event -> visit.equals(new Visit(event.camera(), event.visit())))
          .reduce((former, latter) -> latter);
    }
  }

  private static Optional<IdentityEvent> none() {
    return Optional.empty();
  }

  /**
   * Gives visits to a person. Writes the sightings before the events: without the events, a
   * repetition finds the visits again.
   *
   * @param revised the revisions of the visits
   * @param person the person; empty if they belong to nobody who is enrolled
   */
  void write(Map<Visit, IdentityEvent> revised, Optional<PersonId> person) {
    if (revised.isEmpty()) {
      return;
    }
    try (SightingLog sightings = connection.openSightings()) {
      sightings
          .find(sighting -> revised.containsKey(sighting.visit()))
          .forEach(
              sighting ->
                  sightings.write(sighting.revised(person, revised.get(sighting.visit()).id())));
      sightings.commit();
    }
    try (IdentityEventWriter writer =
        new IdentityEventWriter(connection.clients(), connection.topics())) {
      revised.values().forEach(writer::write);
      writer.commit();
    }
  }
}
