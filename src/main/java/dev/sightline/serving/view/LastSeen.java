package dev.sightline.serving.view;

import dev.sightline.events.IdentityEvent;
import dev.sightline.gallery.PersonKey;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Where each person was last seen, by the event's time. Thread-safe. */
public final class LastSeen {
  private final Map<PersonKey, Sighting> sightings = new ConcurrentHashMap<>();

  /** Takes an event; one about nobody changes nothing. */
  public void apply(IdentityEvent event) {
    if (event.person() == null) {
      return;
    }
    PersonKey person = new PersonKey(event.collection(), event.person());
    Sighting seen =
        new Sighting(
            event.collection(), event.person(), event.camera(), event.capturedAt(), event.id());
    sightings.merge(person, seen, LastSeen::later);
  }

  private static Sighting later(Sighting known, Sighting seen) {
    return seen.seenAt().isBefore(known.seenAt()) ? known : seen;
  }

  /** All persons ever seen since the log begins, the latest seen first. */
  public List<Sighting> all() {
    return sightings.values().stream()
        .sorted(Comparator.comparing(Sighting::seenAt).reversed())
        .toList();
  }

  /** Those seen at or after a moment, the latest first. */
  public List<Sighting> since(Instant moment) {
    return all().stream().filter(sighting -> !sighting.seenAt().isBefore(moment)).toList();
  }
}
