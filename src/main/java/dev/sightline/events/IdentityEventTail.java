package dev.sightline.events;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Follows {@code sightline.identity-events}, all partitions, without a consumer group. Only what is
 * committed is seen. Belongs to one thread.
 */
public final class IdentityEventTail implements AutoCloseable {
  private final Consumer<byte[], byte[]> consumer;
  private final IdentityEventCodec codec = new IdentityEventCodec();

  /** Where to begin. */
  public enum From {
    /** With the oldest event that is kept. */
    BEGINNING,
    /** With the first event after now. */
    NOW
  }

  /**
   * Returns when the position is fixed: every event after that is seen.
   *
   * @param properties of a Kafka consumer
   */
  public IdentityEventTail(Map<String, Object> properties, String topic, From from) {
    Map<String, Object> all = new HashMap<>(properties);
    all.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    all.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    all.remove(ConsumerConfig.GROUP_ID_CONFIG);
    this.consumer =
        new KafkaConsumer<>(all, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    List<TopicPartition> partitions = TopicPartitions.assign(consumer, topic);
    if (from == From.BEGINNING) {
      consumer.seekToBeginning(partitions);
    } else {
      consumer.seekToEnd(partitions);
    }
    partitions.forEach(consumer::position);
  }

  /**
   * An event as it lies in the topic.
   *
   * @param json its value as text, on one line
   * @param event what it says, or why it cannot be read
   */
  public record Tailed(String json, Outcome<IdentityEvent> event) {}

  /**
   * The next events.
   *
   * @param wait how long to wait for the first
   * @return in order of each camera; empty if none came
   */
  public List<Tailed> poll(Duration wait) {
    return StreamSupport.stream(consumer.poll(wait).spliterator(), false)
        .map(this::tailed)
        .toList();
  }

  private Tailed tailed(ConsumerRecord<byte[], byte[]> record) {
    byte[] value = record.value() == null ? new byte[0] : record.value();
    return new Tailed(new String(value, StandardCharsets.UTF_8), codec.read(value));
  }

  @Override
  public void close() {
    consumer.close();
  }
}
