package dev.sightline.events;

import java.util.Map;

/** Writes {@code sightline.audit}. Thread-safe. */
public final class AuditLog implements AutoCloseable {
  private final TopicWriter writer;

  /**
   * @param properties of a Kafka producer
   */
  public AuditLog(Map<String, Object> properties, String topic) {
    this.writer = new TopicWriter(properties, topic);
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
