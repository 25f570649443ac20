package dev.sightline.audit;

import dev.sightline.events.AuditRecord;
import dev.sightline.events.codec.RecordCodecs;
import dev.sightline.topics.TopicWriter;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerConfig;

/** Writes {@code sightline.audit}. Thread-safe. */
public final class AuditLog implements AutoCloseable {
  private final TopicWriter writer;

  /**
   * @param properties of a Kafka producer
   */
  public AuditLog(Map<String, Object> properties, String topic) {
    this.writer = new TopicWriter(properties, topic);
  }

  /**
   * One that does not keep whoever waits for longer than ten seconds, but throws.
   *
   * @param properties of a Kafka producer
   */
  public static AuditLog impatient(Map<String, Object> properties, String topic) {
    Map<String, Object> all = new HashMap<>(properties);
    all.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 5000);
    all.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 4000);
    all.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 5000);
    all.put(ProducerConfig.LINGER_MS_CONFIG, 0);
    return new AuditLog(all, topic);
  }

  /** Returns when Kafka has the record; throws if it does not take it. */
  public synchronized void add(AuditRecord record) {
    writer.send(record.actor(), RecordCodecs.audit().write(record));
    writer.commit();
  }

  @Override
  public void close() {
    writer.close();
  }
}
