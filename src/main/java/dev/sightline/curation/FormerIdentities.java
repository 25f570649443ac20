package dev.sightline.curation;

import dev.sightline.events.IdentityEvent;
import dev.sightline.events.SightingRecord;
import dev.sightline.gallery.PersonId;
import dev.sightline.presence.IdentityEventType;
import dev.sightline.topics.EventTail;
import dev.sightline.topics.EventTail.From;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * The ids by which a person was known before having a name, as far back as events are kept.
 *
 * @param tracks the ids of unknown tracks that turned out to be the person's
 * @param strangers the ids of strangers who turned out to be the person
 */
record FormerIdentities(Set<String> tracks, Set<String> strangers) {

  /**
   * @param names all names that the person has and had
   */
  static FormerIdentities of(Set<PersonId> names, GalleryConnection connection) {
    FormerIdentities past = new FormerIdentities(new HashSet<>(), new HashSet<>());
    try (EventTail<IdentityEvent> events =
        EventTail.presence(connection.clients(), connection.topics(), From.BEGINNING)) {
      events
          .readToEnd()
          .forEach(tailed -> tailed.event().ifDone(event -> past.addIfOf(names, event)));
    }
    return past;
  }

  /** Returns whether a sighting of an unknown person is one of these. */
  boolean isOf(SightingRecord sighting) {
    return sighting.stranger().filter(strangers::contains).isPresent()
        || (sighting.subject().person().isEmpty() && tracks.contains(sighting.subject().track()));
  }

  private void addIfOf(Set<PersonId> names, IdentityEvent event) {
    if (event.type() != IdentityEventType.IDENTITY_REVISED) {
      return;
    }
    boolean isTheirs = event.person() != null && names.contains(named(event));
    if (isTheirs && event.previous() == null) {
      tracks.add(event.track());
      stranger(event).ifPresent(strangers::add);
    } else if (!isTheirs && event.previous() != null && tracks.remove(event.track())) {
      stranger(event).ifPresent(strangers::remove);
    }
  }

  private static PersonId named(IdentityEvent event) {
    return new PersonId(event.collection(), event.person());
  }

  private static Optional<String> stranger(IdentityEvent event) {
    return Optional.ofNullable(event.stranger()).map(IdentityEvent.Stranger::id);
  }
}
