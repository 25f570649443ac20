package dev.sightline.serving.view;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The newest presence events. Thread-safe. */
public final class EventLog {
  private final Deque<LoggedEvent> events = new ArrayDeque<>();
  private final int most;

  /**
   * @param most how many to keep, at least 1
   */
  public EventLog(int most) {
    this.most = most;
  }

  /** Takes the next event. */
  public synchronized void add(LoggedEvent event) {
    events.addLast(event);
    if (events.size() > most) {
      events.removeFirst();
    }
  }

  /**
   * The newest events that a query wants.
   *
   * @param limit how many at most
   * @return the latest arrived first
   */
  public synchronized List<LoggedEvent> find(EventQuery query, int limit) {
    List<LoggedEvent> found = new ArrayList<>();
    Iterator<LoggedEvent> newestFirst = events.descendingIterator();
    while (newestFirst.hasNext() && found.size() < limit) {
      LoggedEvent event = newestFirst.next();
      if (query.matches(event.event())) {
        found.add(event);
      }
    }
    return found;
  }

  /**
   * Looks at each event again.
   *
   * @param told what may still be told of it; empty for nothing
   */
  synchronized void review(Function<LoggedEvent, Optional<LoggedEvent>> told) {
    List<LoggedEvent> left = events.stream().map(told).flatMap(Optional::stream).toList();
    events.clear();
    events.addAll(left);
  }

  /** The oldest that is kept; what was before it cannot be found here. */
  public synchronized Optional<LoggedEvent> oldest() {
    return Optional.ofNullable(events.peekFirst());
  }
}
