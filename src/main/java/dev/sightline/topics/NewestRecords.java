package dev.sightline.topics;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;

/**
 * Follows a topic's end, all of it or with looks now and then: of what came between two looks only
 * the newest is read, the rest is skipped. Only what is committed is seen. Belongs to one thread.
 */
public final class NewestRecords implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(100);

  private final Consumer<byte[], byte[]> consumer;
  private final List<TopicPartition> partitions;
  private final Map<TopicPartition, Long> seen;

  /**
   * What a look found.
   *
   * @param records in order of each partition
   * @param skipped how many were skipped, by partition; one without is not named
   */
  public record Look(List<TopicRecord> records, Map<Integer, Long> skipped) {
    public Look {
      records = List.copyOf(records);
      skipped = Map.copyOf(skipped);
    }
  }

  /**
   * Begins with what comes next.
   *
   * @throws MissingTopicException if the topic does not exist
   */
  public NewestRecords(KafkaClients clients, String topic) {
    this.consumer = clients.consumer(Map.of());
    this.partitions = KafkaClients.orClose(consumer, () -> clients.partitions(consumer, topic));
    consumer.assign(partitions);
    this.seen = new HashMap<>(KafkaClients.orClose(consumer, () -> ends(clients)));
    partitions.forEach(partition -> consumer.seek(partition, seen.get(partition)));
  }

  private Map<TopicPartition, Long> ends(KafkaClients clients) {
    return clients.answer(
        "reading the ends of " + partitions.get(0).topic(),
        () -> consumer.endOffsets(partitions, KafkaClients.TIMEOUT));
  }

  /**
   * All that comes next.
   *
   * @param wait how long to wait for the first
   * @return in order of each partition; empty if none came
   */
  public List<TopicRecord> next(Duration wait) {
    consumer.resume(partitions);
    List<TopicRecord> records = new ArrayList<>();
    consumer.poll(wait).forEach(record -> records.add(TopicRecord.of(record)));
    partitions.forEach(partition -> seen.put(partition, consumer.position(partition)));
    return records;
  }

  /**
   * What came since the last look, or since {@link #next}; nothing while Kafka does not answer.
   *
   * @param most of each partition, at least 1
   */
  public Look look(int most) {
    try {
      return look(most, consumer.endOffsets(partitions));
    } catch (TimeoutException e) {
      return new Look(List.of(), Map.of());
    }
  }

  private Look look(int most, Map<TopicPartition, Long> ends) {
    Map<Integer, Long> skipped = new HashMap<>();
    consumer.pause(partitions);
    for (TopicPartition partition : partitions) {
      long from = Math.max(seen.get(partition), ends.get(partition) - most);
      consumer.seek(partition, from);
      if (from > seen.get(partition)) {
        skipped.put(partition.partition(), from - seen.get(partition));
      }
    }
    seen.putAll(ends);
    return new Look(readTo(ends), skipped);
  }

  private List<TopicRecord> readTo(Map<TopicPartition, Long> ends) {
    List<TopicRecord> records = new ArrayList<>();
    Set<TopicPartition> behind = behind(ends);
    while (!behind.isEmpty()) {
      consumer.resume(behind);
      consumer
          .poll(POLL)
          .forEach(
              record -> {
                TopicPartition of = new TopicPartition(record.topic(), record.partition());
                if (record.offset() < ends.get(of)) {
                  records.add(TopicRecord.of(record));
                }
              });
      consumer.pause(partitions);
      behind = behind(ends);
    }
    return records;
  }

  private Set<TopicPartition> behind(Map<TopicPartition, Long> ends) {
    return partitions.stream()
        .filter(partition -> consumer.position(partition) < ends.get(partition))
        .collect(Collectors.toSet());
  }

  @Override
  public void close() {
    consumer.close();
  }
}
