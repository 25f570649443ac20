package dev.sightline.events;

import dev.sightline.events.PresenceRecord.FramePlace;
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

/** Fetches single frames by where they lie in Kafka. Belongs to one thread. */
public final class FrameFetcher implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Consumer<byte[], byte[]> consumer;

  /**
   * @param properties of a Kafka consumer
   */
  public FrameFetcher(Map<String, Object> properties) {
    Map<String, Object> all = new HashMap<>(properties);
    all.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    all.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 1);
    all.remove(ConsumerConfig.GROUP_ID_CONFIG);
    this.consumer =
        new KafkaConsumer<>(all, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  /**
   * The frame's bytes as its camera sent them; empty if the topic does not keep it any more.
   *
   * @throws IllegalStateException if Kafka does not answer within ten seconds
   */
  public Optional<byte[]> fetch(FramePlace frame) {
    TopicPartition partition = new TopicPartition(frame.topic(), frame.partition());
    long first = consumer.beginningOffsets(List.of(partition)).get(partition);
    long end = consumer.endOffsets(List.of(partition)).get(partition);
    if (frame.offset() < first || frame.offset() >= end) {
      return Optional.empty();
    }
    consumer.assign(List.of(partition));
    consumer.seek(partition, frame.offset());
    for (ConsumerRecord<byte[], byte[]> record : consumer.poll(PATIENCE)) {
      return record.offset() == frame.offset()
          ? Optional.ofNullable(record.value())
          : Optional.empty();
    }
    throw new IllegalStateException("Kafka did not send %s within %s".formatted(frame, PATIENCE));
  }

  @Override
  public void close() {
    consumer.close();
  }
}
