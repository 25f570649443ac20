package dev.sightline.audit;

import dev.sightline.events.AuditRecord;
import dev.sightline.events.codec.RecordCodecs;
import dev.sightline.topics.KafkaClients;
import dev.sightline.topics.TopicWriter;

/** The writer of {@code sightline.audit}. Thread-safe. */
public final class AuditLog implements AutoCloseable {
  private final TopicWriter writer;

  public AuditLog(KafkaClients clients, String topic) {
    this(new TopicWriter(clients, topic));
  }

  private AuditLog(TopicWriter writer) {
    this.writer = writer;
  }

  /** Creates a log whose {@link #add} throws if Kafka does not answer within about ten seconds. */
  public static AuditLog failingFast(KafkaClients clients, String topic) {
    return new AuditLog(TopicWriter.failingFast(clients, topic));
  }

  /** Returns when Kafka has stored the record; throws if Kafka does not accept it. */
  public synchronized void add(AuditRecord record) {
    writer.send(record.actor(), RecordCodecs.audit().write(record));
    writer.commit();
  }

  @Override
  public void close() {
    writer.close();
  }
}
