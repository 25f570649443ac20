package dev.sightline.serving.view;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;

/** The events of each visit, by their time. */
final class VisitIndex {
  private final Map<String, NavigableSet<LoggedEvent>> events = new HashMap<>();

  /** Adds an event; it replaces one with the same id. */
  void add(LoggedEvent event) {
    NavigableSet<LoggedEvent> visit =
        events.computeIfAbsent(event.event().visit(), id -> new TreeSet<>(EventLog.BY_TIME));
    visit.remove(event);
    visit.add(event);
  }

  void remove(LoggedEvent event) {
    events.computeIfPresent(
        event.event().visit(),
        (id, visit) -> {
          visit.remove(event);
          return visit.isEmpty() ? null : visit;
        });
  }

  void clear() {
    events.clear();
  }

  boolean contains(String visit) {
    return events.containsKey(visit);
  }

  /** Whether an event is the earliest known one of its visit. */
  boolean isFirst(LoggedEvent event) {
    return events.get(event.event().visit()).first().equals(event);
  }

  List<Visit> all() {
    return events.values().stream().map(Visit::of).toList();
  }

  Visit visit(String id) {
    return Visit.of(events.get(id));
  }
}
