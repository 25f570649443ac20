package dev.sightline.topics;

import dev.sightline.events.DeadLetter;
import java.nio.charset.StandardCharsets;

/**
 * A writer of dead letters that are not from a stage to {@code sightline.dead-letters}. Belongs to
 * one thread.
 */
public final class DeadLetterWriter implements AutoCloseable {
  private final TopicWriter writer;

  public DeadLetterWriter(KafkaClients clients, String topic) {
    this.writer = new TopicWriter(clients, topic);
  }

  /** Returns when Kafka has stored the dead letter. */
  public void write(String key, String value, DeadLetter letter) {
    writer.send(key, value.getBytes(StandardCharsets.UTF_8), letter.headers());
    long unused = writer.commit();
  }

  @Override
  public void close() {
    writer.close();
  }
}
