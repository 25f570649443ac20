package dev.sightline.topics;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * A subscription to topics of events that shares the events among the processes of a consumer
 * group, each event at least once: an event that is not acknowledged is delivered again. It begins
 * with the first event after the group was created. Belongs to one thread.
 */
public final class EventSubscription implements AutoCloseable {
  /** How many events {@link #next} returns at most. */
  private static final int MAX_EVENTS = 8;

  /** How long the events of one call may take to be processed. */
  private static final Duration MAX_POLL_INTERVAL = Duration.ofMinutes(30);

  private final Consumer<byte[], byte[]> consumer;

  /**
   * Joins the group.
   *
   * @throws MissingTopicException if a topic does not exist
   */
  public EventSubscription(KafkaClients clients, List<String> topics, String group) {
    this.consumer =
        clients.consumer(
            Map.of(
                ConsumerConfig.GROUP_ID_CONFIG,
                group,
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                "latest",
                ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                MAX_EVENTS,
                ConsumerConfig.MAX_POLL_INTERVAL_MS_CONFIG,
                (int) MAX_POLL_INTERVAL.toMillis()));
    for (String topic : topics) {
      var unused = KafkaClients.orClose(consumer, () -> clients.partitions(consumer, topic));
    }
    consumer.subscribe(topics);
  }

  /**
   * An event as it is in the topic.
   *
   * @param json its value as text
   */
  public record Taken(String topic, int partition, long offset, String camera, String json) {}

  /** Returns the next events, in the order of each camera; empty if none comes in this time. */
  public List<Taken> next(Duration wait) {
    List<Taken> taken = new ArrayList<>();
    for (ConsumerRecord<byte[], byte[]> record : consumer.poll(wait)) {
      taken.add(
          new Taken(
              record.topic(),
              record.partition(),
              record.offset(),
              text(record.key()),
              text(record.value())));
    }
    return taken;
  }

  /** Returns whether this member of the group has a partition, as of the last {@link #next}. */
  public boolean isAssigned() {
    return !consumer.assignment().isEmpty();
  }

  /** Acknowledges all events returned so far. */
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
