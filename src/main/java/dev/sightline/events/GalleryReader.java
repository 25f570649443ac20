package dev.sightline.events;

import dev.sightline.gallery.Template;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads the whole of {@code sightline.gallery}. Belongs to one thread. */
public final class GalleryReader implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(200);

  private final Consumer<byte[], byte[]> consumer;
  private final String topic;

  /**
   * @param properties of a Kafka consumer
   */
  public GalleryReader(Map<String, Object> properties, String topic) {
    Map<String, Object> all = new HashMap<>(properties);
    all.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    all.remove(ConsumerConfig.GROUP_ID_CONFIG);
    this.consumer =
        new KafkaConsumer<>(all, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    this.topic = topic;
  }

  /**
   * The gallery as it is now.
   *
   * @param templates by key
   * @param unreadable how many records are no templates that this program knows
   */
  public record Snapshot(List<Template> templates, int unreadable) {

    public Snapshot {
      templates = List.copyOf(templates);
    }
  }

  /** Reads up to where the topic ends when the call begins. */
  public Snapshot read() {
    List<TopicPartition> partitions = TopicPartitions.assign(consumer, topic);
    consumer.seekToBeginning(partitions);
    Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
    Map<String, byte[]> values = new TreeMap<>();
    while (ends.entrySet().stream().anyMatch(end -> isBefore(end.getKey(), end.getValue()))) {
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
        apply(record, values);
      }
    }
    return snapshot(values);
  }

  private boolean isBefore(TopicPartition partition, long end) {
    return consumer.position(partition) < end;
  }

  private static void apply(ConsumerRecord<byte[], byte[]> record, Map<String, byte[]> values) {
    String key = record.key() == null ? "" : new String(record.key(), StandardCharsets.UTF_8);
    if (record.value() == null) {
      values.remove(key);
    } else {
      values.put(key, record.value());
    }
  }

  private static Snapshot snapshot(Map<String, byte[]> values) {
    List<Template> templates = new ArrayList<>();
    for (byte[] value : values.values()) {
      RecordCodecs.templates().read(value).fold(templates::add, rejection -> false);
    }
    return new Snapshot(templates, values.size() - templates.size());
  }

  @Override
  public void close() {
    consumer.close();
  }
}
