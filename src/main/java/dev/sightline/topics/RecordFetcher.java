package dev.sightline.topics;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Fetches single records by where they lie in Kafka. Belongs to one thread. */
final class RecordFetcher implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Consumer<byte[], byte[]> consumer;

  /**
   * @param properties of a Kafka consumer
   */
  RecordFetcher(Map<String, Object> properties) {
    Map<String, Object> all = new HashMap<>(properties);
    all.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    all.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 1);
    all.remove(ConsumerConfig.GROUP_ID_CONFIG);
    this.consumer =
        new KafkaConsumer<>(all, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  /**
   * The record at this place; empty if its topic does not keep it any more.
   *
   * @throws IllegalStateException if Kafka does not answer within ten seconds
   */
  Optional<ConsumerRecord<byte[], byte[]>> fetch(TopicPartition partition, long offset) {
    long first = consumer.beginningOffsets(List.of(partition)).get(partition);
    long end = consumer.endOffsets(List.of(partition)).get(partition);
    if (offset < first || offset >= end) {
      return Optional.empty();
    }
    consumer.assign(List.of(partition));
    consumer.seek(partition, offset);
    for (ConsumerRecord<byte[], byte[]> record : consumer.poll(PATIENCE)) {
      return record.offset() == offset ? Optional.of(record) : Optional.empty();
    }
    throw new IllegalStateException(
        "Kafka did not send " + partition + "-" + offset + " within " + PATIENCE);
  }

  @Override
  public void close() {
    consumer.close();
  }
}
