package dev.sightline.events;

import dev.sightline.gallery.PersonKey;
import dev.sightline.gallery.PersonStatus;
import dev.sightline.gallery.Template;
import dev.sightline.gallery.TemplateKey;
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

/** Writes changes of the gallery to {@code sightline.gallery}. Belongs to one thread. */
public final class GalleryWriter implements AutoCloseable {
  private final Producer<byte[], byte[]> producer;
  private final String topic;
  private final List<Future<RecordMetadata>> pending = new ArrayList<>();

  /**
   * @param properties of a Kafka producer
   */
  public GalleryWriter(Map<String, Object> properties, String topic) {
    Map<String, Object> all = new HashMap<>(properties);
    all.put(ProducerConfig.ACKS_CONFIG, "all");
    this.producer = new KafkaProducer<>(all, new ByteArraySerializer(), new ByteArraySerializer());
    this.topic = topic;
  }

  /** Adds a template, or replaces the one of the same key, with the next {@link #commit}. */
  public void put(Template template) {
    send(template.key(), RecordCodecs.templates().write(template));
  }

  /** Removes a template with the next {@link #commit}. */
  public void remove(TemplateKey key) {
    send(key, null);
  }

  /** Says how a person is matched, with the next {@link #commit}. */
  public void setStatus(PersonKey person, PersonStatus status) {
    send(
        person,
        status == PersonStatus.ACTIVE
            ? null
            : RecordCodecs.persons().write(new PersonRecord(person, status)));
  }

  private void send(Object key, byte[] value) {
    byte[] keyBytes = key.toString().getBytes(StandardCharsets.UTF_8);
    pending.add(producer.send(new ProducerRecord<>(topic, keyBytes, value)));
  }

  /**
   * Returns when Kafka has all changes.
   *
   * @return the gallery's revision that has them: a matcher whose gallery is at it or beyond sees
   *     them; 0 if there was no change
   * @throws GalleryWriteException if Kafka refuses a change or does not answer
   */
  public long commit() {
    producer.flush();
    long revision = 0;
    try {
      for (Future<RecordMetadata> change : pending) {
        revision = Math.max(revision, GalleryRevision.after(change.get().offset()));
      }
    } catch (ExecutionException e) {
      throw new GalleryWriteException(topic, e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new GalleryWriteException(topic, e);
    } finally {
      pending.clear();
    }
    return revision;
  }

  /** Sends what is not yet committed, without saying whether Kafka took it. */
  @Override
  public void close() {
    producer.close();
  }

  /** Kafka refused a change of the gallery, or did not answer. */
  public static final class GalleryWriteException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    GalleryWriteException(String topic, Throwable cause) {
      super(
          "the gallery's topic %s took no change: %s".formatted(topic, cause.getMessage()), cause);
    }
  }
}
