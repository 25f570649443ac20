package dev.sightline.topics;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;

/**
 * A reader that follows the end of some partitions of a topic; the others cost nothing. It reads
 * only committed records. Belongs to one thread.
 */
public final class PartitionTail implements AutoCloseable {
  private final Consumer<byte[], byte[]> consumer;
  private final Set<TopicPartition> known;

  /**
   * Begins without a partition.
   *
   * @throws MissingTopicException if the topic does not exist
   */
  public PartitionTail(KafkaClients clients, String topic) {
    this.consumer = clients.consumer(Map.of());
    this.known =
        Set.copyOf(KafkaClients.orClose(consumer, () -> clients.partitions(consumer, topic)));
  }

  /**
   * Follows exactly these partitions. One that was not followed before begins with its next record.
   * Partitions that do not exist are left out.
   */
  public void follow(Set<Integer> partitions) {
    Set<TopicPartition> wanted =
        known.stream()
            .filter(partition -> partitions.contains(partition.partition()))
            .collect(Collectors.toSet());
    Set<TopicPartition> before = Set.copyOf(consumer.assignment());
    if (!wanted.equals(before)) {
      consumer.assign(List.copyOf(wanted));
      wanted.removeAll(before);
      if (!wanted.isEmpty()) {
        consumer.seekToEnd(wanted);
      }
    }
  }

  /**
   * Returns the next records.
   *
   * @param wait how long to wait for the first
   * @return the records, in order per partition; empty if none came, or no partition is followed
   * @throws InterruptedException if the thread is interrupted while no partition is followed
   */
  public List<TopicRecord> poll(Duration wait) throws InterruptedException {
    if (consumer.assignment().isEmpty()) {
      Thread.sleep(wait.toMillis());
      return List.of();
    }
    return StreamSupport.stream(consumer.poll(wait).spliterator(), false)
        .map(TopicRecord::of)
        .toList();
  }

  @Override
  public void close() {
    consumer.close();
  }
}
