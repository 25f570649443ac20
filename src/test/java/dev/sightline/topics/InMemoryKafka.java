package dev.sightline.topics;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
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
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Topics of one partition each in memory, between Kafka's own mock producers and mock consumers.
 * Without compaction and retention. Belongs to one thread.
 */
public class InMemoryKafka extends KafkaClients {
  private final Map<String, List<ConsumerRecord<byte[], byte[]>>> topics = new HashMap<>();
  private int open;

  /**
   * @param names of the topics that exist
   */
  public InMemoryKafka(String... names) {
    super("memory", Duration.ZERO);
    for (String name : names) {
      topics.put(name, new ArrayList<>());
    }
  }

  /** Adds an empty topic. */
  public void add(String topic) {
    topics.put(topic, new ArrayList<>());
  }

  /** What a topic has, oldest first. */
  public List<ConsumerRecord<byte[], byte[]>> records(String topic) {
    return List.copyOf(topics.get(topic));
  }

  /** How many consumers and producers are not closed. */
  public int open() {
    return open;
  }

  @Override
  Consumer<byte[], byte[]> consumer(Map<String, Object> settings) {
    open++;
    return new TopicConsumer();
  }

  @Override
  Producer<byte[], byte[]> producer(Map<String, Object> defaults, Map<String, Object> required) {
    open++;
    return new TopicProducer();
  }

  @Override
  Admin admin() {
    throw new UnsupportedOperationException("there is no admin client in memory");
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
    public synchronized Future<RecordMetadata> send(
        ProducerRecord<byte[], byte[]> record, Callback callback) {
      List<ConsumerRecord<byte[], byte[]>> topic = topics.get(record.topic());
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
      Future<RecordMetadata> unused = super.send(record, callback);
      return CompletableFuture.completedFuture(
          new RecordMetadata(
              new TopicPartition(record.topic(), 0), stored.offset(), 0, timestamp, -1, -1));
    }

    @Override
    public void close() {
      if (!closed()) {
        open--;
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
          partition -> offsets.put(partition, (long) topics.get(partition.topic()).size()));
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
        List<ConsumerRecord<byte[], byte[]>> all = topics.get(partition.topic());
        int from = Math.max(fed.getOrDefault(partition, 0), (int) position(partition));
        all.subList(from, all.size()).forEach(this::addRecord);
        fed.put(partition, all.size());
      }
      return super.poll(timeout);
    }

    @Override
    public synchronized void close() {
      if (!closed()) {
        open--;
      }
      super.close();
    }
  }
}
