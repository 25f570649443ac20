package dev.sightline.curation;

import dev.sightline.events.IdentityEvent;
import dev.sightline.presence.Stranger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The strangers before single cameras in identity events, which may be of many cameras. */
final class StrangerList {
  private final Map<String, IdentityEvent> lastOfVisit = new LinkedHashMap<>();
  private final Map<String, String> strangerOfTrack = new HashMap<>();

  private StrangerList() {}

  /**
   * Lists the strangers.
   *
   * @param events the events, in the order of each camera
   * @return the strangers in the order in which they were first seen, without those whose visits
   *     were all revised
   */
  static List<ListedStranger> of(List<IdentityEvent> events) {
    StrangerList persons = new StrangerList();
    events.forEach(persons::take);
    return persons.grouped();
  }

  private void take(IdentityEvent event) {
    if (event.stranger() != null) {
      event.stranger().tracks().forEach(track -> strangerOfTrack.put(track, event.stranger().id()));
    }
    switch (event.type()) {
      case UNKNOWN_ENTERED, UNKNOWN_LEFT -> {
        lastOfVisit.put(event.visit(), event);
        Optional.ofNullable(event.stranger())
            .ifPresent(stranger -> strangerOfTrack.put(event.track(), stranger.id()));
      }
      case IDENTITY_REVISED -> revise(event);
      case UNKNOWN_MERGED ->
          strangerOfTrack.replaceAll(
              (track, id) -> id.equals(event.stranger().former()) ? event.stranger().id() : id);
      case PERSON_ENTERED, PERSON_UPDATED, PERSON_LEFT -> {}
      case UNKNOWN_RECOGNISED, UNKNOWN_SPLIT, IDENTITY_IMPLAUSIBLE -> {}
    }
  }

  /** Gives a visit to a person, or back to a stranger. */
  private void revise(IdentityEvent event) {
    if (event.person() != null) {
      lastOfVisit.remove(event.visit());
      return;
    }
    lastOfVisit.put(event.visit(), event);
    if (event.stranger() != null) {
      strangerOfTrack.putIfAbsent(event.track(), event.stranger().id());
    }
  }

  private List<ListedStranger> grouped() {
    Map<String, List<IdentityEvent>> visits = new LinkedHashMap<>();
    lastOfVisit
        .values()
        .forEach(event -> visits.computeIfAbsent(idOf(event), id -> new ArrayList<>()).add(event));
    return visits.entrySet().stream()
        .map(entry -> new ListedStranger(entry.getKey(), entry.getValue()))
        .toList();
  }

  private String idOf(IdentityEvent event) {
    return Optional.ofNullable(strangerOfTrack.get(event.track()))
        .orElseGet(() -> Stranger.idFor(event.track()));
  }
}
