package dev.sightline.topics;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Follows a topic, all partitions, without a consumer group. Only what is committed is seen.
 * Belongs to one thread.
 */
public final class TopicTail implements AutoCloseable {
  private final Consumer<byte[], byte[]> consumer;
  private final Map<TopicPartition, Long> ends;

  /**
   * Returns when the position is fixed: every record after that is seen.
   *
   * @param properties of a Kafka consumer
   * @param back with how many records before the end to begin, in each partition; 0 is with the
   *     next one, {@link Long#MAX_VALUE} with the oldest that is kept
   * @throws IllegalStateException if the topic does not exist
   */
  public TopicTail(Map<String, Object> properties, String topic, long back) {
    Map<String, Object> all = new HashMap<>(properties);
    all.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    all.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    // What retention took away is skipped, not feared: go on with the oldest that is left.
    all.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    all.remove(ConsumerConfig.GROUP_ID_CONFIG);
    this.consumer =
        new KafkaConsumer<>(all, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    List<TopicPartition> partitions = TopicPartitions.assign(consumer, topic);
    Map<TopicPartition, Long> beginnings = consumer.beginningOffsets(partitions);
    this.ends = consumer.endOffsets(partitions);
    ends.forEach(
        (partition, end) ->
            consumer.seek(partition, Math.max(beginnings.get(partition), end - back)));
  }

  /**
   * The next records.
   *
   * @param wait how long to wait for the first
   * @return in order of each partition; empty if none came
   */
  public List<TopicRecord> poll(Duration wait) {
    return StreamSupport.stream(consumer.poll(wait).spliterator(), false)
        .map(TopicRecord::of)
        .toList();
  }

  /** Whether all has been polled that was there when this began. */
  public boolean caughtUp() {
    return ends.entrySet().stream()
        .allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
  }

  @Override
  public void close() {
    consumer.close();
  }
}
