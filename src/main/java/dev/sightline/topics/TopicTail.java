package dev.sightline.topics;

import dev.sightline.topics.KafkaClients.TopicIds;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A reader that follows all partitions of a topic, without a consumer group. It reads only
 * committed records. Belongs to one thread.
 */
public final class TopicTail implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(TopicTail.class);
  private static final Duration ID_AGE = Duration.ofSeconds(1);

  private final KafkaClients clients;
  private final String topic;
  private final Consumer<byte[], byte[]> consumer;
  private final Map<TopicPartition, Long> ends;
  private TopicIds ids;
  private Uuid id;
  private long askedNanos;

  /**
   * Returns when the position is fixed: no later record is missed.
   *
   * @param back the number of records before the end to begin with, per partition; 0 begins with
   *     the next one, {@link Long#MAX_VALUE} with the oldest that is kept
   * @throws MissingTopicException if the topic does not exist
   */
  public TopicTail(KafkaClients clients, String topic, long back) {
    this.clients = clients;
    this.topic = topic;
    this.consumer = clients.consumer(Map.of());
    this.ends =
        KafkaClients.orClose(consumer, () -> seekBack(clients.partitions(consumer, topic), back));
  }

  private Map<TopicPartition, Long> seekBack(List<TopicPartition> partitions, long back) {
    consumer.assign(partitions);
    String what = "reading the ends of " + topic;
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

  /**
   * Returns if the topic is the one that this reader began with. Asks Kafka at most once a second;
   * while Kafka does not answer, the topic counts as the same.
   *
   * @throws MissingTopicException if the topic was deleted
   * @throws RecreatedException if it was created again
   */
  public void requireSameTopic() {
    long now = System.nanoTime();
    if (id != null && now - askedNanos < ID_AGE.toNanos()) {
      return;
    }
    askedNanos = now;
    try {
      requireSame(presentId());
    } catch (MissingTopicException e) {
      throw e;
    } catch (KafkaRequestException e) {
      LOG.debug("The id of topic {} is not known: {}", topic, e.getMessage());
    }
  }

  private Uuid presentId() {
    if (ids == null) {
      ids = clients.topicIds();
    }
    return ids.of(topic);
  }

  private void requireSame(Uuid present) {
    if (id != null && !id.equals(present)) {
      throw new RecreatedException(topic);
    }
    id = present;
  }

  @Override
  public void close() {
    consumer.close();
    if (ids != null) {
      ids.close();
    }
  }

  /** The topic was deleted and created again. */
  public static final class RecreatedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    RecreatedException(String topic) {
      super("topic " + topic + " was deleted and created again; it is read from its beginning");
    }
  }
}
