package dev.sightline.topics;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** A topic read from its beginning, without a group, as far as it is asked to. */
public final class TopicLog implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(200);

  private final org.apache.kafka.clients.consumer.Consumer<byte[], byte[]> consumer;
  private final List<TopicPartition> partitions;

  /**
   * Begins before the first record.
   *
   * @throws MissingTopicException if there is no such topic
   */
  public TopicLog(KafkaClients clients, String topic) {
    this.consumer = clients.consumer(Map.of());
    this.partitions = KafkaClients.orClose(consumer, () -> clients.partitions(consumer, topic));
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
  }

  /** Reads on to where the topic ends when the call begins. */
  public void readToEnd(Consumer<ConsumerRecord<byte[], byte[]>> to) {
    Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
    while (ends.entrySet().stream()
        .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
      poll(POLL, to);
    }
  }

  /** Reads what comes within the time. */
  void poll(Duration wait, Consumer<ConsumerRecord<byte[], byte[]>> to) {
    consumer.poll(wait).forEach(to);
  }

  @Override
  public void close() {
    consumer.close();
  }
}
