package dev.sightline.topics;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Topics of one partition each in memory, between Kafka's own mock producers and mock consumers.
 * Without compaction and retention. Thread-safe, but not its clients.
 */
public class InMemoryKafka extends KafkaClients {
  private final Map<String, Topic> topics = new ConcurrentHashMap<>();
  private final AtomicInteger open = new AtomicInteger();
  private final Map<String, java.util.function.Consumer<TopicRecord>> followers =
      new ConcurrentHashMap<>();

  /** A topic that is not the one that is created later with its name. */
  private record Topic(Uuid id, List<ConsumerRecord<byte[], byte[]>> records) {
    static Topic empty() {
      return new Topic(Uuid.randomUuid(), new CopyOnWriteArrayList<>());
    }
  }

  /**
   * @param names of the topics that exist
   */
  public InMemoryKafka(String... names) {
    super("memory", Duration.ZERO);
    List.of(names).forEach(this::add);
  }

  /** Creates an empty topic, also in the place of one that is there. */
  public void add(String topic) {
    topics.put(topic, Topic.empty());
  }

  /** Deletes a topic. */
  public void delete(String topic) {
    topics.remove(topic);
  }

  /** Passes each later record of a topic on, before its writer goes on. */
  public void follow(String topic, java.util.function.Consumer<TopicRecord> follower) {
    followers.put(topic, follower);
  }

  /** What a topic has, oldest first. */
  public List<ConsumerRecord<byte[], byte[]>> records(String topic) {
    return List.copyOf(topics.get(topic).records());
  }

  /** How many consumers and producers are not closed. */
  public int open() {
    return open.get();
  }

  @Override
  Consumer<byte[], byte[]> consumer(Map<String, Object> settings) {
    open.incrementAndGet();
    return new TopicConsumer();
  }

  @Override
  Producer<byte[], byte[]> producer(Map<String, Object> defaults, Map<String, Object> required) {
    open.incrementAndGet();
    return new TopicProducer();
  }

  @Override
  Admin admin() {
    throw new UnsupportedOperationException("there is no admin client in memory");
  }

  @Override
  TopicIds topicIds() {
    return new TopicIds() {
      @Override
      public Uuid of(String topic) {
        requireTopic(topic);
        return topics.get(topic).id();
      }

      @Override
      public void close() {}
    };
  }

  @Override
  void requireTopic(String topic) {
    if (!topics.containsKey(topic)) {
      throw new MissingTopicException(topic);
    }
  }

  private final class TopicProducer extends MockProducer<byte[], byte[]> {
    TopicProducer() {
      super(true, null, new ByteArraySerializer(), new ByteArraySerializer());
    }

    @Override
    public List<PartitionInfo> partitionsFor(String topic) {
      return List.of(new PartitionInfo(topic, 0, Node.noNode(), new Node[0], new Node[0]));
    }

    @Override
    public synchronized Future<RecordMetadata> send(
        ProducerRecord<byte[], byte[]> record, Callback callback) {
      List<ConsumerRecord<byte[], byte[]>> topic = topics.get(record.topic()).records();
      long timestamp = record.timestamp() == null ? System.currentTimeMillis() : record.timestamp();
      ConsumerRecord<byte[], byte[]> stored =
          new ConsumerRecord<>(
              record.topic(),
              0,
              topic.size(),
              timestamp,
              TimestampType.CREATE_TIME,
              record.key() == null ? -1 : record.key().length,
              record.value() == null ? -1 : record.value().length,
              record.key(),
              record.value(),
              new RecordHeaders(record.headers().toArray()),
              Optional.empty());
      topic.add(stored);
      followers.getOrDefault(record.topic(), none -> {}).accept(TopicRecord.of(stored));
      Future<RecordMetadata> unused = super.send(record, callback);
      return CompletableFuture.completedFuture(
          new RecordMetadata(
              new TopicPartition(record.topic(), 0), stored.offset(), 0, timestamp, -1, -1));
    }

    @Override
    public void close() {
      if (!closed()) {
        open.decrementAndGet();
      }
      super.close();
    }
  }

  private final class TopicConsumer extends MockConsumer<byte[], byte[]> {
    private final Map<TopicPartition, Integer> fed = new HashMap<>();

    TopicConsumer() {
      super("earliest");
    }

    @Override
    public synchronized List<PartitionInfo> partitionsFor(String topic, Duration timeout) {
      return partitionsFor(topic);
    }

    @Override
    public synchronized List<PartitionInfo> partitionsFor(String topic) {
      return topics.containsKey(topic)
          ? List.of(new PartitionInfo(topic, 0, Node.noNode(), new Node[0], new Node[0]))
          : List.of();
    }

    @Override
    public synchronized void assign(Collection<TopicPartition> partitions) {
      super.assign(partitions);
      fed.clear();
      Map<TopicPartition, Long> first = new HashMap<>();
      partitions.forEach(partition -> first.put(partition, 0L));
      updateBeginningOffsets(first);
      updateEndOffsets(endOffsets(partitions));
    }

    /** Takes the topics from their beginning, as the only member of its group. */
    @Override
    public synchronized void subscribe(Collection<String> names) {
      super.subscribe(names);
      List<TopicPartition> all = names.stream().map(name -> new TopicPartition(name, 0)).toList();
      rebalance(all);
      updateBeginningOffsets(beginningOffsets(all));
    }

    @Override
    public synchronized Map<TopicPartition, Long> beginningOffsets(
        Collection<TopicPartition> partitions) {
      Map<TopicPartition, Long> offsets = new HashMap<>();
      partitions.forEach(partition -> offsets.put(partition, 0L));
      return offsets;
    }

    @Override
    public synchronized Map<TopicPartition, Long> endOffsets(
        Collection<TopicPartition> partitions) {
      Map<TopicPartition, Long> offsets = new HashMap<>();
      partitions.forEach(
          partition ->
              offsets.put(partition, (long) topics.get(partition.topic()).records().size()));
      return offsets;
    }

    @Override
    public Map<TopicPartition, Long> beginningOffsets(
        Collection<TopicPartition> partitions, Duration timeout) {
      return beginningOffsets(partitions);
    }

    @Override
    public Map<TopicPartition, Long> endOffsets(
        Collection<TopicPartition> partitions, Duration timeout) {
      return endOffsets(partitions);
    }

    @Override
    public synchronized ConsumerRecords<byte[], byte[]> poll(Duration timeout) {
      updateEndOffsets(endOffsets(assignment()));
      for (TopicPartition partition : assignment()) {
        List<ConsumerRecord<byte[], byte[]>> all = records(partition.topic());
        int from = Math.max(fed.getOrDefault(partition, 0), (int) position(partition));
        all.subList(from, all.size()).forEach(this::addRecord);
        fed.put(partition, all.size());
      }
      return super.poll(timeout);
    }

    @Override
    public synchronized void close() {
      if (!closed()) {
        open.decrementAndGet();
      }
      super.close();
    }
  }
}
