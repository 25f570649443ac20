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
 * A reader of a topic's end, continuous or at intervals: at intervals, only the newest of the new
 * records are read, and the rest is skipped. It reads only committed records. Belongs to one
 * thread.
 */
public final class NewestRecords implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(100);

  private final Consumer<byte[], byte[]> consumer;
  private final List<TopicPartition> partitions;
  private final Map<TopicPartition, Long> seen;

  /**
   * The result of a look.
   *
   * @param records the records, in order per partition
   * @param skipped the number of skipped records by partition; partitions without any are absent
   */
  public record Look(List<TopicRecord> records, Map<Integer, Long> skipped) {
    public Look {
      records = List.copyOf(records);
      skipped = Map.copyOf(skipped);
    }
  }

  /**
   * Begins with the next record.
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
        () -> consumer.endOffsets(partitions, clients.timeout()));
  }

  /**
   * Returns all next records.
   *
   * @param wait how long to wait for the first
   * @return the records, in order per partition; empty if none came
   */
  public List<TopicRecord> next(Duration wait) {
    consumer.resume(partitions);
    List<TopicRecord> records = new ArrayList<>();
    consumer.poll(wait).forEach(record -> records.add(TopicRecord.of(record)));
    partitions.forEach(partition -> seen.put(partition, consumer.position(partition)));
    return records;
  }

  /**
   * Returns the newest of the records since the last call or {@link #next}; none while Kafka does
   * not answer.
   *
   * @param most the maximum number per partition, at least 1
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
