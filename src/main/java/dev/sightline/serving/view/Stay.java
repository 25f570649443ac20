package dev.sightline.serving.view;

import dev.sightline.events.IdentityEvent;
import java.time.Instant;

/**
 * Somebody before a camera.
 *
 * @param visit the id of the event that began it
 * @param collection null if nobody knows who it is
 * @param person null if nobody knows who it is
 * @param stranger the id of somebody unknown who has been seen before; null for all others
 * @param lastSeen as far as the latest event tells
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
