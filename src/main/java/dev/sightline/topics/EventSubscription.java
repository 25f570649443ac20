package dev.sightline.topics;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;

/**
 * Shares the events of {@code sightline.identity-events} among the processes of a consumer group,
 * each at least once: what was taken and not confirmed is given again. Begins with the first event
 * after the group did. Belongs to one thread.
 */
public final class EventSubscription implements AutoCloseable {
  private final Consumer<byte[], byte[]> consumer;

  /**
   * Joins the group.
   *
   * @throws MissingTopicException if the topic does not exist
   */
  public EventSubscription(KafkaClients clients, String topic, String group) {
    this.consumer =
        clients.consumer(
            Map.of(
                ConsumerConfig.GROUP_ID_CONFIG,
                group,
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                "latest",
                ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                1));
    var unused = KafkaClients.orClose(consumer, () -> clients.partitions(consumer, topic));
    consumer.subscribe(List.of(topic));
  }

  /**
   * An event as it lies in the topic.
   *
   * @param json its value as text
   */
  public record Taken(String topic, int partition, long offset, String camera, String json) {}

  /** The next event; empty if none comes in this time. */
  public Optional<Taken> next(Duration wait) {
    ConsumerRecords<byte[], byte[]> records = consumer.poll(wait);
    for (ConsumerRecord<byte[], byte[]> record : records) {
      return Optional.of(
          new Taken(
              record.topic(),
              record.partition(),
              record.offset(),
              text(record.key()),
              text(record.value())));
    }
    return Optional.empty();
  }

  /** Confirms all that was taken. */
  public void confirm() {
    consumer.commitSync();
  }

  private static String text(byte[] utf8) {
    return utf8 == null ? "" : new String(utf8, StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    consumer.close();
  }
}
