package dev.sightline.serving.view;

import dev.sightline.events.IdentityEvent;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The newest identity events by the time at which they happened. Their order does not depend on the
 * order of arrival, which differs from start to start when the topic has several partitions.
 * Thread-safe.
 */
public final class EventLog {
  static final Comparator<LoggedEvent> BY_TIME =
      Comparator.<LoggedEvent, Instant>comparing(logged -> logged.event().occurredAt())
          .thenComparing(logged -> logged.event().type())
          .thenComparing(logged -> logged.event().id());

  private final NavigableSet<LoggedEvent> events = new TreeSet<>(BY_TIME);
  private final VisitIndex visits = new VisitIndex();
  private final int capacity;
  private Instant dropped = Instant.MIN;

  /**
   * @param capacity the number of events to keep, at least 1
   */
  public EventLog(int capacity) {
    this.capacity = capacity;
  }

  /** Adds an event; it replaces one with the same id. Drops the oldest event when full. */
  public synchronized void add(LoggedEvent event) {
    events.remove(event);
    events.add(event);
    visits.add(event);
    if (events.size() > capacity) {
      LoggedEvent first = events.pollFirst();
      visits.remove(first);
      Instant oldest = first.event().occurredAt();
      dropped = oldest.isAfter(dropped) ? oldest : dropped;
    }
  }

  synchronized void clear() {
    events.clear();
    visits.clear();
  }

  /**
   * Returns the newest events that match a query, the latest first.
   *
   * @param limit the maximum number
   */
  public synchronized List<LoggedEvent> find(EventQuery query, int limit) {
    return events.descendingSet().stream()
        .filter(logged -> query.matches(logged.event()))
        .limit(limit)
        .toList();
  }

  /**
   * Returns the newest visits that match a query, the latest begun first.
   *
   * @param limit the maximum number
   */
  public synchronized List<Visit> visits(VisitQuery query, int limit) {
    Stream<String> newest =
        events.descendingSet().stream()
            .filter(visits::isFirst)
            .map(logged -> logged.event().visit());
    return query
        .after()
        .map(last -> newest.dropWhile(id -> !id.equals(last)).skip(1))
        .orElse(newest)
        .map(visits::visit)
        .filter(query::matches)
        .limit(limit)
        .toList();
  }

  /** Returns all events, the oldest first. */
  public synchronized List<IdentityEvent> all() {
    return events.stream().map(LoggedEvent::event).toList();
  }

  /** Returns all visits that are known, in no order. */
  public synchronized List<Visit> visits() {
    return visits.all();
  }

  /** Returns those of these visits that are known and match a query. */
  public synchronized List<Visit> visits(VisitQuery query, Set<String> ids) {
    return ids.stream().filter(visits::contains).map(visits::visit).filter(query::matches).toList();
  }

  /**
   * Replaces each event by what may still be shown of it.
   *
   * @param shown empty if nothing of the event may be shown
   * @return whether any event has changed
   */
  synchronized boolean review(Function<LoggedEvent, Optional<LoggedEvent>> shown) {
    List<LoggedEvent> before = List.copyOf(events);
    List<LoggedEvent> after = before.stream().map(shown).flatMap(Optional::stream).toList();
    clear();
    after.forEach(
        event -> {
          events.add(event);
          visits.add(event);
        });
    return !before.equals(after);
  }

  /** Returns the time from which on every event is here; empty if there is none. */
  public synchronized Optional<Instant> since() {
    return events.stream()
        .map(LoggedEvent::event)
        .map(IdentityEvent::occurredAt)
        .filter(time -> time.isAfter(dropped))
        .findFirst();
  }
}
