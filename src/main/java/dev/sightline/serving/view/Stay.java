package dev.sightline.serving.view;

import dev.sightline.events.IdentityEvent;
import java.time.Instant;

/**
 * A visit of a person or stranger.
 *
 * @param visit the id of the event that began it
 * @param collection the person's collection; null if unknown
 * @param person the person's name; null if unknown
 * @param stranger the id of a stranger seen before; otherwise null
 * @param lastSeen the last time seen, by the latest event
 */
public record Stay(
    String visit,
    String camera,
    String collection,
    String person,
    String stranger,
    Instant firstSeen,
    Instant lastSeen) {

  Stay withStranger(String id) {
    return new Stay(visit, camera, collection, person, id, firstSeen, lastSeen);
  }

  static Stay of(IdentityEvent event) {
    return new Stay(
        event.visit(),
        event.camera(),
        event.collection(),
        event.person(),
        event.stranger() == null ? null : event.stranger().id(),
        event.firstSeen(),
        event.lastSeen());
  }
}
