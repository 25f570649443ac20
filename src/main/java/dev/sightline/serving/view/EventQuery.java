package dev.sightline.serving.view;

import dev.sightline.events.IdentityEvent;
import dev.sightline.gallery.PersonId;
import java.time.Instant;
import java.util.Optional;

/**
 * A query for events; empty fields match everything.
 *
 * @param from the earliest time, inclusive
 * @param to the latest time, exclusive
 * @param camera the camera's id
 * @param person the person's name
 * @param collection the person's collection
 * @param type the event's type, e.g. {@code person.entered}
 */
public record EventQuery(
    Optional<Instant> from,
    Optional<Instant> to,
    Optional<String> camera,
    Optional<String> person,
    Optional<String> collection,
    Optional<String> type) {

  public EventQuery {
    person = person.map(PersonId::composed);
    collection = collection.map(PersonId::composed);
  }

  boolean matches(IdentityEvent event) {
    return from.map(limit -> !event.occurredAt().isBefore(limit)).orElse(true)
        && to.map(limit -> event.occurredAt().isBefore(limit)).orElse(true)
        && is(camera, event.camera())
        && is(person, event.person())
        && is(collection, event.collection())
        && is(type, event.type().code());
  }

  private static boolean is(Optional<String> wanted, String found) {
    return wanted.map(value -> value.equals(found)).orElse(true);
  }
}
