package dev.sightline.cli.demo;

import dev.sightline.events.IdentityEvent;
import dev.sightline.presence.IdentityEventType;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The visits described by identity events.
 *
 * @param events the events in their order
 */
record Visits(List<IdentityEvent> events) {

  Visits {
    events = List.copyOf(events);
  }

  /** Returns whether all visits have ended or were revised. */
  boolean areOver() {
    Set<String> open = new HashSet<>();
    for (IdentityEvent event : events) {
      switch (event.type()) {
        case PERSON_ENTERED, UNKNOWN_ENTERED -> open.add(event.visit());
        case PERSON_LEFT, UNKNOWN_LEFT, IDENTITY_REVISED -> open.remove(event.visit());
        case PERSON_UPDATED, UNKNOWN_RECOGNISED, UNKNOWN_MERGED, UNKNOWN_SPLIT -> {}
        case IDENTITY_IMPLAUSIBLE -> {}
      }
    }
    return open.isEmpty();
  }

  /** Returns the visits that are over, by name. */
  Map<String, List<IdentityEvent>> byPerson() {
    return events.stream()
        .filter(event -> event.type() == IdentityEventType.PERSON_LEFT)
        .collect(Collectors.groupingBy(IdentityEvent::person, TreeMap::new, Collectors.toList()));
  }

  /** Returns the number of visits of unknown persons that are over. */
  long unknown() {
    return events.stream().filter(event -> event.type() == IdentityEventType.UNKNOWN_LEFT).count();
  }
}
