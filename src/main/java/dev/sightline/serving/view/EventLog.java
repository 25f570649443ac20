package dev.sightline.serving.view;

import dev.sightline.events.IdentityEvent;
import dev.sightline.events.IdentityEventCodec;
import dev.sightline.events.TailedRecord;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** The newest identity events. Thread-safe. */
public final class EventLog {
  private final IdentityEventCodec codec = new IdentityEventCodec();
  private final Deque<IdentityEvent> events = new ArrayDeque<>();
  private final int most;

  /**
   * @param most how many to keep, at least 1
   */
  public EventLog(int most) {
    this.most = most;
  }

  /**
   * Takes a record of {@code sightline.identity-events}.
   *
   * @return its event; empty if it is none that this program knows
   */
  public Optional<IdentityEvent> apply(TailedRecord record) {
    return codec
        .read(record.value())
        .fold(event -> Optional.of(add(event)), rejection -> Optional.empty());
  }

  private synchronized IdentityEvent add(IdentityEvent event) {
    events.addLast(event);
    if (events.size() > most) {
      events.removeFirst();
    }
    return event;
  }

  /**
   * The newest events that a query wants.
   *
   * @param limit how many at most
   * @return the latest arrived first
   */
  public synchronized List<IdentityEvent> find(EventQuery query, int limit) {
    List<IdentityEvent> found = new ArrayList<>();
    Iterator<IdentityEvent> newestFirst = events.descendingIterator();
    while (newestFirst.hasNext() && found.size() < limit) {
      IdentityEvent event = newestFirst.next();
      if (query.matches(event)) {
        found.add(event);
      }
    }
    return found;
  }

  /** The oldest that is kept; what was before it cannot be found here. */
  public synchronized Optional<IdentityEvent> oldest() {
    return Optional.ofNullable(events.peekFirst());
  }
}
