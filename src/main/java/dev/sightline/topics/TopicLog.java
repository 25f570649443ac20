package dev.sightline.topics;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** A topic read from its beginning, without a group, as far as it is asked to. */
public final class TopicLog implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(200);

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final List<TopicPartition> partitions;

  /**
   * @param properties of a Kafka consumer
   * @throws IllegalStateException if there is no such topic
   */
  public TopicLog(Map<String, Object> properties, String topic) {
    Map<String, Object> all = new HashMap<>(properties);
    all.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    all.remove(ConsumerConfig.GROUP_ID_CONFIG);
    this.consumer =
        new KafkaConsumer<>(all, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    try {
      this.partitions = TopicPartitions.assign(consumer, topic);
    } catch (IllegalStateException e) {
      consumer.close();
      throw e;
    }
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
