package dev.sightline.events;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads {@code sightline.matchers} until every running matcher has a revision of the gallery. */
public final class MatcherWatch implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(50);

  private final Consumer<byte[], byte[]> consumer;
  private final List<TopicPartition> partitions;

  /**
   * @param properties of a Kafka consumer
   */
  public MatcherWatch(Map<String, Object> properties, String topic) {
    Map<String, Object> all = new HashMap<>(properties);
    all.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    all.remove(ConsumerConfig.GROUP_ID_CONFIG);
    this.consumer =
        new KafkaConsumer<>(all, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    this.partitions = TopicPartitions.assign(consumer, topic);
  }

  /**
   * Waits.
   *
   * @param timeout how long to wait for matchers that do report, but are behind
   */
  public MatcherAnswer await(long revision, Duration timeout) {
    long deadline = System.nanoTime() + timeout.toNanos();
    MatcherBoard board = new MatcherBoard(revision);
    readHistory(board);
    board.forgetTheDead();
    while (!board.behind(System.nanoTime()).isEmpty() && System.nanoTime() < deadline) {
      poll(board);
    }
    return board.answer(System.nanoTime());
  }

  private void readHistory(MatcherBoard board) {
    consumer.seekToBeginning(partitions);
    Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
    while (ends.entrySet().stream()
        .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
      poll(board);
    }
  }

  private void poll(MatcherBoard board) {
    for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
      String matcher = new String(record.key(), StandardCharsets.UTF_8);
      if (record.value() == null) {
        board.ended(matcher);
      } else {
        RecordCodecs.matcherReports()
            .read(record.value())
            .ifDone(
                revision -> board.heard(matcher, revision, record.timestamp(), System.nanoTime()));
      }
    }
  }

  @Override
  public void close() {
    consumer.close();
  }
}
