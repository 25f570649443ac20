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
 * What presence events amount to.
 *
 * @param told the events in their order
 */
record Visits(List<IdentityEvent> told) {

  Visits {
    told = List.copyOf(told);
  }

  /** Whether everybody who came has left, or was somebody else all along. */
  boolean areOver() {
    Set<String> open = new HashSet<>();
    for (IdentityEvent event : told) {
      switch (event.type()) {
        case PERSON_ENTERED, UNKNOWN_ENTERED -> open.add(event.visit());
        case PERSON_LEFT, UNKNOWN_LEFT, IDENTITY_REVISED -> open.remove(event.visit());
        case PERSON_UPDATED, UNKNOWN_RECOGNISED, UNKNOWN_MERGED, UNKNOWN_SPLIT -> {}
      }
    }
    return open.isEmpty();
  }

  /** The visits that are over, by name. */
  Map<String, List<IdentityEvent>> byPerson() {
    return told.stream()
        .filter(event -> event.type() == IdentityEventType.PERSON_LEFT)
        .collect(Collectors.groupingBy(IdentityEvent::person, TreeMap::new, Collectors.toList()));
  }

  /** How many visits of somebody unknown are over. */
  long unknown() {
    return told.stream().filter(event -> event.type() == IdentityEventType.UNKNOWN_LEFT).count();
  }
}
