package dev.sightline.topics;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** A reader of single records by their position in Kafka. Belongs to one thread. */
final class RecordFetcher implements AutoCloseable {
  private static final Duration TIMEOUT = Duration.ofSeconds(10);

  private final KafkaClients clients;
  private final Consumer<byte[], byte[]> consumer;
  private final Set<TopicPartition> present = new HashSet<>();

  RecordFetcher(KafkaClients clients) {
    this.clients = clients;
    this.consumer = clients.consumer(Map.of(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 1));
  }

  /**
   * Returns the record at this position; empty if there is no such partition, or if its topic does
   * not keep it any more.
   *
   * @throws KafkaRequestException if Kafka does not answer
   * @throws IllegalStateException if Kafka does not send the record within ten seconds
   */
  Optional<ConsumerRecord<byte[], byte[]>> fetch(TopicPartition partition, long offset) {
    if (!isPresent(partition) || !isKept(partition, offset)) {
      return Optional.empty();
    }
    consumer.assign(List.of(partition));
    consumer.seek(partition, offset);
    for (ConsumerRecord<byte[], byte[]> record : consumer.poll(TIMEOUT)) {
      return record.offset() == offset ? Optional.of(record) : Optional.empty();
    }
    throw new IllegalStateException(
        "Kafka did not send " + partition + "-" + offset + " within " + TIMEOUT);
  }

  private boolean isPresent(TopicPartition partition) {
    if (!present.contains(partition)) {
      try {
        present.addAll(clients.partitions(consumer, partition.topic()));
      } catch (MissingTopicException e) {
        return false;
      }
    }
    return present.contains(partition);
  }

  private boolean isKept(TopicPartition partition, long offset) {
    List<TopicPartition> one = List.of(partition);
    String what = "looking for a record in " + partition;
    return clients.answer(
        what,
        () ->
            offset >= consumer.beginningOffsets(one, clients.timeout()).get(partition)
                && offset < consumer.endOffsets(one, clients.timeout()).get(partition));
  }

  @Override
  public void close() {
    consumer.close();
  }
}
