package dev.sightline.topics;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A compacted topic whose partitions the members of a consumer group share. Each member reads its
 * partitions from their beginning. Kafka moves the partitions of a member that dies to the others
 * within about {@link #SESSION}; partitions that do not move are not disturbed.
 *
 * <p>A member that is cut off from Kafka, or whose process stands still, does not learn that others
 * took its partitions. So it works on a <b>lease</b>: Kafka confirms the membership every second,
 * and {@link #isLeased} is false once the last confirmation is older than {@link #LEASE}. What was
 * sent under a lease is delivered or given up before Kafka gives the partitions away.
 *
 * <p>Belongs to one thread, except {@link #isLeased}.
 */
public final class SharedTopic implements AutoCloseable {
  /** How long Kafka waits for a sign of life before it gives a member's partitions to others. */
  static final Duration SESSION = Duration.ofSeconds(10);

  /** How long a confirmation holds; with the delivery of a frame it is less than a session. */
  static final Duration LEASE = SESSION.minus(FrameProducer.LEASED_DELIVERY).minusSeconds(1);

  private static final Logger LOG = LoggerFactory.getLogger(SharedTopic.class);
  private static final Duration RENEWAL = Duration.ofSeconds(1);

  private final KafkaClients clients;
  private final Consumer<byte[], byte[]> consumer;
  private final Member member;
  private final Map<TopicPartition, Long> unread = new HashMap<>();
  private Moment asked = Moment.NEVER;
  private boolean isAsking;
  private volatile Moment confirmed = Moment.NEVER;
  private volatile boolean hasPartitions;

  /** A time by both clocks: a process that was suspended notices by one of them at least. */
  private record Moment(long nanos, long millis) {
    static final Moment NEVER = new Moment(0, 0);

    static Moment now() {
      return new Moment(System.nanoTime(), System.currentTimeMillis());
    }

    boolean isWithin(Duration age) {
      return System.nanoTime() - nanos < age.toNanos()
          && Math.abs(System.currentTimeMillis() - millis) < age.toMillis();
    }
  }

  /** What works on the partitions. Called by the thread that polls. */
  public interface Member {

    /** Receives a record of a partition that this member has. */
    void apply(TopicRecord record);

    /** All was read that the partition held when this member got it. */
    void acquired(int partition);

    /** The partitions go to other members: returns once nothing is done for them any more. */
    void released(Set<Integer> partitions);
  }

  /**
   * Joins the group with the first {@link #poll}.
   *
   * @throws MissingTopicException if there is no such topic
   */
  public SharedTopic(KafkaClients clients, String topic, String group, Member member) {
    this.clients = clients;
    this.member = member;
    this.consumer = clients.consumer(settings(group));
    var unused = KafkaClients.orClose(consumer, () -> clients.partitions(consumer, topic));
    consumer.subscribe(List.of(topic), new Moves());
  }

  private static Map<String, Object> settings(String group) {
    int session = (int) SESSION.toMillis();
    return Map.of(
        ConsumerConfig.GROUP_ID_CONFIG, group,
        ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG,
            CooperativeStickyAssignor.class.getName(),
        ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, session,
        ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, (int) RENEWAL.toMillis(),
        ConsumerConfig.MAX_POLL_INTERVAL_MS_CONFIG, session);
  }

  /**
   * Reads the next records, and passes on what moves.
   *
   * @throws KafkaRequestException if Kafka refuses or does not answer
   */
  public void poll(Duration wait) {
    try {
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(wait)) {
        member.apply(TopicRecord.of(record));
      }
      passAcquired();
      renew();
    } catch (KafkaException e) {
      throw new KafkaRequestException(
          "sharing a topic failed at " + clients.brokers() + ": " + e.getMessage(), e);
    }
  }

  private void passAcquired() {
    Set<TopicPartition> read =
        unread.entrySet().stream()
            .filter(end -> position(end.getKey()) >= end.getValue())
            .map(Map.Entry::getKey)
            .collect(Collectors.toSet());
    read.forEach(
        partition -> {
          unread.remove(partition);
          member.acquired(partition.partition());
        });
  }

  private long position(TopicPartition partition) {
    return consumer.position(partition, clients.timeout());
  }

  /** Commits a position: Kafka accepts it from members only, and counts it as a sign of life. */
  private void renew() {
    if (isAsking || asked.isWithin(RENEWAL) || !hasPartitions) {
      return;
    }
    Moment begun = Moment.now();
    asked = begun;
    isAsking = true;
    TopicPartition any = consumer.assignment().iterator().next();
    consumer.commitAsync(
        Map.of(any, new OffsetAndMetadata(position(any))),
        (offsets, failure) -> {
          isAsking = false;
          if (failure == null) {
            confirmed = begun;
          } else {
            LOG.debug("Kafka did not confirm the membership: {}", failure.getMessage());
          }
        });
  }

  /** Returns whether this member surely has its partitions for itself. Any thread may call it. */
  public boolean isLeased() {
    return confirmed.isWithin(LEASE);
  }

  /** Returns whether this member has a partition, as of the last {@link #poll}. */
  public boolean hasPartitions() {
    return hasPartitions;
  }

  /** Releases the partitions and leaves the group, so that others have them at once. */
  @Override
  public void close() {
    consumer.close();
  }

  private final class Moves implements ConsumerRebalanceListener {
    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
      // The assignment may be old, if the process was suspended: Kafka has to confirm it.
      asked = Moment.NEVER;
      consumer.seekToBeginning(partitions);
      unread.putAll(consumer.endOffsets(partitions, clients.timeout()));
      hasPartitions = !consumer.assignment().isEmpty();
    }

    /** Called for partitions that were lost, too. */
    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
      unread.keySet().removeAll(partitions);
      member.released(
          partitions.stream().map(TopicPartition::partition).collect(Collectors.toSet()));
      hasPartitions = consumer.assignment().size() > partitions.size();
    }
  }
}
