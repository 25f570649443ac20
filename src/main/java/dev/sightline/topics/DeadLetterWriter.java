package dev.sightline.topics;

import dev.sightline.events.DeadLetter;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Writes to {@code sightline.dead-letters} what is not of a stage. Belongs to one thread. */
public final class DeadLetterWriter implements AutoCloseable {
  private final TopicWriter writer;

  /**
   * @param properties of a Kafka producer
   */
  public DeadLetterWriter(Map<String, Object> properties, String topic) {
    this.writer = new TopicWriter(properties, topic);
  }

  /** Returns when Kafka has the letter. */
  public void write(String key, String value, DeadLetter letter) {
    writer.send(key, value.getBytes(StandardCharsets.UTF_8), letter.headers());
    long unused = writer.commit();
  }

  @Override
  public void close() {
    writer.close();
  }
}
