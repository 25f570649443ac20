package dev.sightline.curation;

import dev.sightline.events.EventTail;
import dev.sightline.events.EventTail.From;
import dev.sightline.events.PresenceRecord;
import dev.sightline.gallery.PersonKey;
import dev.sightline.matching.PresenceEventType;
import java.util.HashSet;
import java.util.Set;

/**
 * As whom a person was known before they had a name, as far back as events are kept.
 *
 * @param tracks ids of tracks that were unknown and turned out to be the person's
 * @param strangers ids of strangers who turned out to be the person
 */
record PastIdentities(Set<String> tracks, Set<String> strangers) {

  static PastIdentities of(PersonKey person, GalleryConnection connection) {
    PastIdentities past = new PastIdentities(new HashSet<>(), new HashSet<>());
    try (EventTail<PresenceRecord> events =
        EventTail.presence(connection.consumer(), connection.topics(), From.BEGINNING)) {
      events
          .readToEnd()
          .forEach(tailed -> tailed.event().ifDone(event -> past.addIfOf(person, event)));
    }
    return past;
  }

  private void addIfOf(PersonKey person, PresenceRecord event) {
    if (event.type() == PresenceEventType.IDENTITY_REVISED
        && event.previous() == null
        && person.person().equals(event.person())
        && person.collection().equals(event.collection())) {
      tracks.add(event.track());
      if (event.stranger() != null) {
        strangers.add(event.stranger().id());
      }
    }
  }
}
