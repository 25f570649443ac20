package dev.sightline.topics;

import dev.sightline.topics.KafkaClients.TopicIds;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;

/**
 * A reader of a topic from its beginning, without a group. Belongs to one thread.
 *
 * <p>A topic that was deleted and created again is another topic of the same name: offsets mean
 * other records there. A reader that lives long therefore compares the topic's id at each reading,
 * and begins again with the new topic.
 */
public final class TopicLog implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(200);

  private final KafkaClients clients;
  private final String topic;
  private final Optional<TopicIds> ids;
  private final Runnable restarted;
  private Consumer<byte[], byte[]> consumer;
  private List<TopicPartition> partitions;
  private Uuid id;

  /**
   * Positions a reader of short life before the first record.
   *
   * @throws MissingTopicException if there is no such topic
   */
  public TopicLog(KafkaClients clients, String topic) {
    this.clients = clients;
    this.topic = topic;
    this.ids = Optional.empty();
    this.restarted = () -> {};
    open();
  }

  /**
   * Positions a reader before the first record, and there again when the topic is another one.
   *
   * @param restarted called before the first record of a topic that was created again
   * @throws MissingTopicException if there is no such topic
   */
  public TopicLog(KafkaClients clients, String topic, Runnable restarted) {
    this.clients = clients;
    this.topic = topic;
    this.restarted = restarted;
    open();
    this.ids = Optional.of(KafkaClients.orClose(consumer, clients::topicIds));
  }

  private void open() {
    consumer = clients.consumer(Map.of());
    partitions = KafkaClients.orClose(consumer, () -> clients.partitions(consumer, topic));
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
  }

  /**
   * Reads to the end of the topic at the time of the call.
   *
   * @throws MissingTopicException if the topic was deleted, and is not created again
   */
  public void readToEnd(java.util.function.Consumer<ConsumerRecord<byte[], byte[]>> to) {
    ids.ifPresent(this::restartWithAnother);
    Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
    while (ends.entrySet().stream()
        .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
      poll(POLL, to);
    }
  }

  /** Returns whether the topic holds no record. */
  public boolean isEmpty() {
    return consumer.endOffsets(partitions).equals(consumer.beginningOffsets(partitions));
  }

  private void restartWithAnother(TopicIds present) {
    Uuid now = present.of(topic);
    if (id != null && !id.equals(now)) {
      consumer.close();
      restarted.run();
      open();
    }
    id = now;
  }

  /** Reads the records that come in time. */
  void poll(Duration wait, java.util.function.Consumer<ConsumerRecord<byte[], byte[]>> to) {
    consumer.poll(wait).forEach(to);
  }

  @Override
  public void close() {
    consumer.close();
    ids.ifPresent(TopicIds::close);
  }
}
