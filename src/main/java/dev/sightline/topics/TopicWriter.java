package dev.sightline.topics;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Writes records to a topic and waits for them, all together. Belongs to one thread. */
public final class TopicWriter implements AutoCloseable {
  private final Producer<byte[], byte[]> producer;
  private final String topic;
  private final List<Future<RecordMetadata>> pending = new ArrayList<>();

  /**
   * @param properties of a Kafka producer
   */
  public TopicWriter(Map<String, Object> properties, String topic) {
    Map<String, Object> all = new HashMap<>(properties);
    all.put(ProducerConfig.ACKS_CONFIG, "all");
    this.producer = new KafkaProducer<>(all, new ByteArraySerializer(), new ByteArraySerializer());
    this.topic = topic;
  }

  /** Sends a record with the next {@link #commit}; a null value is a tombstone. */
  public void send(String key, byte[] value) {
    send(key, value, Map.of());
  }

  /** The same with headers, whose values are UTF-8 on the wire. */
  public void send(String key, byte[] value, Map<String, String> headers) {
    ProducerRecord<byte[], byte[]> record =
        new ProducerRecord<>(topic, key.getBytes(StandardCharsets.UTF_8), value);
    headers.forEach(
        (name, text) -> record.headers().add(name, text.getBytes(StandardCharsets.UTF_8)));
    pending.add(producer.send(record));
  }

  /**
   * Returns when Kafka has all records.
   *
   * @return the offset after the last of them; 0 if there was none
   * @throws TopicWriteException if Kafka refuses a record or does not answer
   */
  public long commit() {
    producer.flush();
    long end = 0;
    try {
      for (Future<RecordMetadata> record : pending) {
        end = Math.max(end, record.get().offset() + 1);
      }
    } catch (ExecutionException e) {
      throw new TopicWriteException(topic, e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TopicWriteException(topic, e);
    } finally {
      pending.clear();
    }
    return end;
  }

  /** Sends what is not yet committed, without saying whether Kafka took it. */
  @Override
  public void close() {
    producer.close();
  }

  /** Kafka refused a record, or did not answer. */
  static final class TopicWriteException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TopicWriteException(String topic, Throwable cause) {
      super("the topic " + topic + " took no record: " + cause.getMessage(), cause);
    }
  }
}
