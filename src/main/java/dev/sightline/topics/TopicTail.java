package dev.sightline.topics;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;

/**
 * A reader that follows all partitions of a topic, without a consumer group. It reads only
 * committed records. Belongs to one thread.
 */
public final class TopicTail implements AutoCloseable {
  private final Consumer<byte[], byte[]> consumer;
  private final Map<TopicPartition, Long> ends;

  /**
   * Returns when the position is fixed: no later record is missed.
   *
   * @param back the number of records before the end to begin with, per partition; 0 begins with
   *     the next one, {@link Long#MAX_VALUE} with the oldest that is kept
   * @throws MissingTopicException if the topic does not exist
   */
  public TopicTail(KafkaClients clients, String topic, long back) {
    this.consumer = clients.consumer(Map.of());
    this.ends =
        KafkaClients.orClose(
            consumer, () -> seekBack(clients.partitions(consumer, topic), clients, back));
  }

  private Map<TopicPartition, Long> seekBack(
      List<TopicPartition> partitions, KafkaClients clients, long back) {
    consumer.assign(partitions);
    String what = "reading the ends of " + partitions.get(0).topic();
    Map<TopicPartition, Long> beginnings =
        clients.answer(what, () -> consumer.beginningOffsets(partitions, clients.timeout()));
    Map<TopicPartition, Long> found =
        clients.answer(what, () -> consumer.endOffsets(partitions, clients.timeout()));
    found.forEach(
        (partition, end) ->
            consumer.seek(partition, Math.max(beginnings.get(partition), end - back)));
    return found;
  }

  /**
   * Returns the next records.
   *
   * @param wait how long to wait for the first
   * @return the records, in order per partition; empty if none came
   */
  public List<TopicRecord> poll(Duration wait) {
    return StreamSupport.stream(consumer.poll(wait).spliterator(), false)
        .map(TopicRecord::of)
        .toList();
  }

  /** Returns whether all records from before the start have been polled. */
  public boolean caughtUp() {
    return ends.entrySet().stream()
        .allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
  }

  @Override
  public void close() {
    consumer.close();
  }
}
