package dev.sightline.serving.view;

import dev.sightline.events.AuditAction;
import dev.sightline.events.AuditRecord;
import dev.sightline.events.codec.RecordCodecs;
import dev.sightline.topics.TopicRecord;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * The newest records of the audit. Views are kept apart from changes, because they are many.
 * Thread-safe.
 */
public final class AuditTrail {
  /** The number of changes kept, and of views. */
  static final int MAX_RECORDS = 2_000;

  /** The number of records read at the start. */
  static final int BACK = 20_000;

  private final Deque<Entry> changes = new ArrayDeque<>();
  private final Deque<Entry> views = new ArrayDeque<>();

  /**
   * A record of the audit.
   *
   * @param id its partition and offset, joined by a dash
   */
  public record Entry(String id, AuditRecord audit) {}

  /** Applies a record of {@code sightline.audit}. */
  synchronized void apply(TopicRecord record) {
    RecordCodecs.audit()
        .read(record.value())
        .ifDone(audit -> add(new Entry(record.position().toString(), audit)));
  }

  private void add(Entry entry) {
    Deque<Entry> kept = isView(entry.audit()) ? views : changes;
    kept.addLast(entry);
    if (kept.size() > MAX_RECORDS) {
      kept.removeFirst();
    }
  }

  synchronized void clear() {
    changes.clear();
    views.clear();
  }

  private static boolean isView(AuditRecord audit) {
    return audit.action() == AuditAction.VIEWED;
  }

  /**
   * Returns records, the latest first.
   *
   * @param ofViews whether to return views rather than changes
   * @param before returns only those before this record; empty for the latest
   * @param limit the maximum number
   */
  public synchronized List<Entry> find(boolean ofViews, Optional<String> before, int limit) {
    Stream<Entry> latest = latest(ofViews ? views : changes);
    return before
        .map(id -> latest.dropWhile(entry -> !entry.id().equals(id)).skip(1))
        .orElse(latest)
        .limit(limit)
        .toList();
  }

  private static Stream<Entry> latest(Deque<Entry> entries) {
    Iterable<Entry> descending = entries::descendingIterator;
    return StreamSupport.stream(descending.spliterator(), false);
  }

  /** Returns the number of changes kept by action. */
  public synchronized Map<AuditAction, Integer> counts() {
    Map<AuditAction, Integer> counts = new EnumMap<>(AuditAction.class);
    changes.forEach(entry -> counts.merge(entry.audit().action(), 1, Integer::sum));
    return counts;
  }

  /** Returns the time of the earliest change kept; empty if there is none. */
  public synchronized Optional<Instant> since() {
    return changes.stream().map(entry -> entry.audit().at()).min(Comparator.naturalOrder());
  }
}
