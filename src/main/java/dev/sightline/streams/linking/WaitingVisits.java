package dev.sightline.streams.linking;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * The visits that are not decided yet, in the order of their ends, cameras and ids. So their order
 * in the topic, where partitions of one run may be faster or slower than in another, does not
 * matter. The records are as in the topic, so they are encrypted where it is.
 */
final class WaitingVisits {
  private static final int TIME = 20;

  private final KeyValueStore<String, byte[]> store;
  private final TreeSet<String> order = new TreeSet<>();
  private final Map<String, String> places = new HashMap<>();
  private long newest = Long.MIN_VALUE;

  WaitingVisits(KeyValueStore<String, byte[]> store) {
    this.store = store;
    try (KeyValueIterator<String, byte[]> all = store.all()) {
      all.forEachRemaining(record -> add(record.key, record.key.substring(TIME)));
    }
    if (!order.isEmpty()) {
      newest = Long.parseLong(order.last().substring(0, TIME));
    }
  }

  private void add(String place, String visit) {
    order.add(place);
    places.put(visit, place);
  }

  /**
   * Adds a visit, or replaces it.
   *
   * @param visit the record's key
   * @param lastSeen the end of the visit
   */
  void put(String visit, Instant lastSeen, byte[] record) {
    remove(visit);
    long millis = Math.max(0, lastSeen.toEpochMilli());
    String place = String.format(Locale.ROOT, "%0" + TIME + "d", millis) + visit;
    add(place, visit);
    store.put(place, record);
    newest = Math.max(newest, millis);
  }

  /** Removes a visit, if it waits. */
  void remove(String visit) {
    String place = places.remove(visit);
    if (place != null) {
      order.remove(place);
      store.delete(place);
    }
  }

  /** Takes out the visits that ended at least this long before the newest, in order. */
  List<byte[]> take(Duration grace) {
    List<byte[]> taken = new ArrayList<>();
    while (!order.isEmpty()
        && Long.parseLong(order.first().substring(0, TIME)) <= newest - grace.toMillis()) {
      String place = order.first();
      taken.add(store.get(place));
      remove(place.substring(TIME));
    }
    return taken;
  }

  /** Returns all records, in order. */
  List<byte[]> values() {
    return order.stream().map(store::get).toList();
  }

  boolean isEmpty() {
    return order.isEmpty();
  }

  /** Returns the end of the newest visit so far; the beginning of time if there was none. */
  Instant newest() {
    return newest == Long.MIN_VALUE ? Instant.EPOCH : Instant.ofEpochMilli(newest);
  }
}
