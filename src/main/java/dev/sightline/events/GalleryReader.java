package dev.sightline.events;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads {@code sightline.gallery} from its beginning, as far as it is asked to. */
public final class GalleryReader implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(200);

  private final Consumer<byte[], byte[]> consumer;
  private final List<TopicPartition> partitions;

  /**
   * @param properties of a Kafka consumer
   */
  public GalleryReader(Map<String, Object> properties, String topic) {
    Map<String, Object> all = new HashMap<>(properties);
    all.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    all.remove(ConsumerConfig.GROUP_ID_CONFIG);
    this.consumer =
        new KafkaConsumer<>(all, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    this.partitions = TopicPartitions.assign(consumer, topic);
    consumer.seekToBeginning(partitions);
  }

  /**
   * Reads on to where the topic ends when the call begins.
   *
   * @param changes is told each record since the last call
   */
  public void readTo(GalleryChanges changes) {
    Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
    while (ends.entrySet().stream().anyMatch(end -> isBefore(end.getKey(), end.getValue()))) {
      consumer
          .poll(POLL)
          .forEach(record -> GalleryRecords.read(record.key(), record.value(), changes));
    }
  }

  private boolean isBefore(TopicPartition partition, long end) {
    return consumer.position(partition) < end;
  }

  @Override
  public void close() {
    consumer.close();
  }
}
