package dev.sightline.topics;

import dev.sightline.events.CloudEvent;
import dev.sightline.events.IdentityEvent;
import dev.sightline.events.codec.RecordCodecs;
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

/**
 * Writes presence events that no frame brings about to {@code sightline.identity-events}. Belongs
 * to one thread.
 */
public final class IdentityEventWriter implements AutoCloseable {
  private final Producer<byte[], byte[]> producer;
  private final String topic;
  private final List<Future<RecordMetadata>> pending = new ArrayList<>();

  /**
   * @param properties of a Kafka producer
   */
  public IdentityEventWriter(Map<String, Object> properties, Topics topics) {
    Map<String, Object> all = new HashMap<>(properties);
    all.put(ProducerConfig.ACKS_CONFIG, "all");
    this.producer = new KafkaProducer<>(all, new ByteArraySerializer(), new ByteArraySerializer());
    this.topic = topics.identityEvents();
  }

  /** Sends an event with the next {@link #commit}. */
  public void write(IdentityEvent event) {
    ProducerRecord<byte[], byte[]> record =
        new ProducerRecord<>(
            topic,
            null,
            event.occurredAt().toEpochMilli(),
            event.camera().getBytes(StandardCharsets.UTF_8),
            RecordCodecs.presence().write(event));
    CloudEvent.headers(event)
        .forEach(
            (name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
    pending.add(producer.send(record));
  }

  /**
   * Returns when Kafka has all events.
   *
   * @throws PresenceWriteException if Kafka refuses one or does not answer
   */
  public void commit() {
    producer.flush();
    try {
      for (Future<RecordMetadata> event : pending) {
        event.get();
      }
    } catch (ExecutionException e) {
      throw new PresenceWriteException(topic, e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PresenceWriteException(topic, e);
    } finally {
      pending.clear();
    }
  }

  /** Sends what is not yet committed, without saying whether Kafka took it. */
  @Override
  public void close() {
    producer.close();
  }

  /** Kafka refused an event, or did not answer. */
  public static final class PresenceWriteException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    PresenceWriteException(String topic, Throwable cause) {
      super("the topic " + topic + " took no event: " + cause.getMessage(), cause);
    }
  }
}
