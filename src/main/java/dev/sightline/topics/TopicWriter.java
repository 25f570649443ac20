package dev.sightline.topics;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.IntUnaryOperator;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/** A writer of records to a topic that waits for all of them together. Belongs to one thread. */
public final class TopicWriter implements AutoCloseable {
  private static final Map<String, Object> IMPATIENT =
      Map.of(
          ProducerConfig.ACKS_CONFIG, "all",
          ProducerConfig.MAX_BLOCK_MS_CONFIG, 5000,
          ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 4000,
          ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 5000,
          ProducerConfig.LINGER_MS_CONFIG, 0);

  private final Producer<byte[], byte[]> producer;
  private final String topic;
  private final List<Future<RecordMetadata>> pending = new ArrayList<>();
  private Instant stored = Instant.EPOCH;

  /**
   * Creates a writer to a topic that exists.
   *
   * @throws MissingTopicException if there is no such topic
   */
  public TopicWriter(KafkaClients clients, String topic) {
    this(clients, topic, Map.of(ProducerConfig.ACKS_CONFIG, "all"));
  }

  /**
   * Creates a writer whose {@link #commit} throws if Kafka does not answer within about ten
   * seconds.
   */
  public static TopicWriter failingFast(KafkaClients clients, String topic) {
    return new TopicWriter(clients, topic, IMPATIENT);
  }

  private TopicWriter(KafkaClients clients, String topic, Map<String, Object> settings) {
    clients.requireTopic(topic);
    this.producer = clients.producer(Map.of(), settings);
    this.topic = topic;
  }

  /** Sends a record with the next {@link #commit}; a null value is a tombstone. */
  public void send(String key, byte[] value) {
    send(key, value, Map.of());
  }

  /** Sends a record with headers, whose values are UTF-8 on the wire. */
  public void send(String key, byte[] value, Map<String, String> headers) {
    send(new ProducerRecord<>(topic, utf8(key), value), headers);
  }

  /** Sends a record with a timestamp. */
  public void send(Instant timestamp, String key, byte[] value, Map<String, String> headers) {
    send(new ProducerRecord<>(topic, null, timestamp.toEpochMilli(), utf8(key), value), headers);
  }

  /**
   * Sends a record to the partition that a function of their number gives.
   *
   * @param value the value; null for a tombstone
   */
  public void sendAs(IntUnaryOperator partition, Instant timestamp, String key, byte[] value) {
    int partitions = producer.partitionsFor(topic).size();
    send(
        new ProducerRecord<>(
            topic, partition.applyAsInt(partitions), timestamp.toEpochMilli(), utf8(key), value),
        Map.of());
  }

  private void send(ProducerRecord<byte[], byte[]> record, Map<String, String> headers) {
    headers.forEach((name, text) -> record.headers().add(name, utf8(text)));
    pending.add(producer.send(record));
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /**
   * Returns when Kafka has stored all records.
   *
   * @return the offset after the last of them; 0 if there was none
   * @throws KafkaRequestException if Kafka refuses a record or does not answer
   */
  public long commit() {
    producer.flush();
    long end = 0;
    try {
      for (Future<RecordMetadata> record : pending) {
        end = Math.max(end, record.get().offset() + 1);
        stored = Instant.ofEpochMilli(record.get().timestamp());
      }
    } catch (ExecutionException e) {
      throw failure(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failure(e);
    } finally {
      pending.clear();
    }
    return end;
  }

  /**
   * Returns the timestamp of the record that was stored last: the broker's time, if the topic has
   * the broker's times.
   */
  public Instant stored() {
    return stored;
  }

  /** Sends uncommitted records, without reporting whether Kafka stored them. */
  @Override
  public void close() {
    producer.close();
  }

  private KafkaRequestException failure(Throwable cause) {
    return new KafkaRequestException(
        "Kafka did not store a record of topic " + topic + ": " + cause.getMessage(), cause);
  }
}
