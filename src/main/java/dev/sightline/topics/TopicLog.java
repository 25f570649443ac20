package dev.sightline.topics;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** A reader of a topic from its beginning, without a group. */
public final class TopicLog implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(200);

  private final org.apache.kafka.clients.consumer.Consumer<byte[], byte[]> consumer;
  private final List<TopicPartition> partitions;

  /**
   * Positions the reader before the first record.
   *
   * @throws MissingTopicException if there is no such topic
   */
  public TopicLog(KafkaClients clients, String topic) {
    this.consumer = clients.consumer(Map.of());
    this.partitions = KafkaClients.orClose(consumer, () -> clients.partitions(consumer, topic));
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
  }

  /** Reads to the end of the topic at the time of the call. */
  public void readToEnd(Consumer<ConsumerRecord<byte[], byte[]>> to) {
    Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
    while (ends.entrySet().stream()
        .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
      poll(POLL, to);
    }
  }

  /** Reads the records that come in time. */
  void poll(Duration wait, Consumer<ConsumerRecord<byte[], byte[]>> to) {
    consumer.poll(wait).forEach(to);
  }

  @Override
  public void close() {
    consumer.close();
  }
}
