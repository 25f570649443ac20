package dev.sightline.sightings;

import dev.sightline.events.DataKeys;
import dev.sightline.events.SightingRecord;
import dev.sightline.events.SightingRecord.Visit;
import dev.sightline.events.codec.SealedSightings;
import dev.sightline.topics.KafkaClients;
import dev.sightline.topics.TopicLog;
import dev.sightline.topics.Topics;
import dev.sightline.topics.WrappedKeyStore;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * The records of {@code sightline.sightings}, read from the beginning, rewritten and removed.
 * Belongs to one thread.
 */
public final class SightingLog implements AutoCloseable {
  private final KafkaClients clients;
  private final String topic;
  private final Optional<WrappedKeyStore> keys;
  private final SightingWriter writer;

  /**
   * A record as it is stored.
   *
   * @param visit the visit
   * @param sealedBy the id of the key that seals it; empty if it is not encrypted
   * @param sighting the sighting; empty if it cannot be read, mostly because its key is destroyed
   */
  public record Stored(Visit visit, String sealedBy, Optional<SightingRecord> sighting) {}

  /**
   * @param keys the keys that seal sightings, closed with this; if empty, nothing is encrypted
   */
  public SightingLog(KafkaClients clients, Topics topics, Optional<WrappedKeyStore> keys) {
    this.clients = clients;
    this.topic = topics.sightings();
    this.keys = keys;
    this.writer = new SightingWriter(clients, topics, SightingSeal.with(keys));
  }

  /** Returns the sightings that fulfil a condition, each as it is now. */
  public List<SightingRecord> find(Predicate<SightingRecord> condition) {
    return stored().stream()
        .flatMap(stored -> stored.sighting().stream())
        .filter(condition)
        .toList();
  }

  /** Returns all records, each as it is now. */
  private List<Stored> stored() {
    Map<String, Stored> stored = new LinkedHashMap<>();
    DataKeys open = keys.map(WrappedKeyStore::reader).orElseGet(DataKeys::none);
    try (TopicLog log = new TopicLog(clients, topic)) {
      log.readToEnd(record -> take(record, open, stored));
    }
    return List.copyOf(stored.values());
  }

  private static void take(
      ConsumerRecord<byte[], byte[]> record, DataKeys open, Map<String, Stored> stored) {
    String key = record.key() == null ? "" : new String(record.key(), StandardCharsets.UTF_8);
    Optional<Visit> visit = Visit.find(key);
    stored.remove(key);
    if (record.value() != null && visit.isPresent()) {
      Optional<SightingRecord> sighting =
          SealedSightings.read(record.value(), open)
              .fold(Optional::of, unreadable -> Optional.<SightingRecord>empty())
              .filter(read -> read.visit().equals(visit.get()));
      stored.put(key, new Stored(visit.get(), SealedSightings.sealedBy(record.value()), sighting));
    }
  }

  /** Replaces the record of a visit with the next {@link #commit}, sealed for its person. */
  public void write(SightingRecord sighting) {
    writer.write(sighting);
  }

  /**
   * Removes the records that fulfil a condition. Returns when it is stored.
   *
   * @param now the time of the erasure
   * @return the visits
   */
  public List<Visit> erase(Instant now, Predicate<Stored> condition) {
    List<Visit> erased = stored().stream().filter(condition).map(Stored::visit).toList();
    erased.forEach(visit -> writer.remove(visit, now));
    commit();
    return erased;
  }

  /** Returns when Kafka has stored all records. */
  public void commit() {
    writer.commit();
  }

  @Override
  public void close() {
    writer.close();
    keys.ifPresent(WrappedKeyStore::close);
  }
}
