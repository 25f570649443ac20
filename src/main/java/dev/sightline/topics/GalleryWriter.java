package dev.sightline.topics;

import dev.sightline.embedding.ModelId;
import dev.sightline.events.ErasureRecord;
import dev.sightline.events.PersonRecord;
import dev.sightline.events.codec.GalleryRecordReader;
import dev.sightline.events.codec.RecordCodecs;
import dev.sightline.gallery.PersonId;
import dev.sightline.gallery.PersonStatus;
import dev.sightline.gallery.Template;
import dev.sightline.gallery.TemplateId;
import java.util.function.Function;

/** Writes changes of the gallery to {@code sightline.gallery}. Belongs to one thread. */
public final class GalleryWriter implements AutoCloseable {
  private final TopicWriter writer;
  private final Function<Template, byte[]> toBytes;

  /** Writes templates in the clear. */
  public GalleryWriter(KafkaClients clients, String topic) {
    this(clients, topic, RecordCodecs.templates()::write);
  }

  /**
   * Writes templates encrypted.
   *
   * @param keys has a key for every person whose templates are written; left open
   */
  public GalleryWriter(KafkaClients clients, String topic, WrappedKeyStore keys) {
    this(clients, topic, keys::seal);
  }

  private GalleryWriter(KafkaClients clients, String topic, Function<Template, byte[]> toBytes) {
    this.writer = new TopicWriter(clients, topic);
    this.toBytes = toBytes;
  }

  /** Adds a template, or replaces the one of the same id, with the next {@link #commit}. */
  public void put(Template template) {
    writer.send(template.id().toString(), toBytes.apply(template));
  }

  /** Removes a template with the next {@link #commit}. */
  public void remove(TemplateId id) {
    writer.send(id.toString(), null);
  }

  /** Says how a person is matched, with the next {@link #commit}. */
  public void setStatus(PersonId person, PersonStatus status) {
    writer.send(
        person.toString(),
        status == PersonStatus.ACTIVE
            ? null
            : RecordCodecs.persons().write(new PersonRecord(person, status)));
  }

  /** Has matchers forget somebody with the next {@link #commit}. */
  public void erase(String id, ErasureRecord erasure) {
    writer.send(GalleryRecordReader.ERASED + id, RecordCodecs.erasures().write(erasure));
  }

  /** Takes back what {@link #erase} wrote, with the next {@link #commit}. */
  public void dropErasure(String id) {
    writer.send(GalleryRecordReader.ERASED + id, null);
  }

  /** Says whose vectors count, with the next {@link #commit}. */
  public void switchTo(ModelId model) {
    writer.send(GalleryRecordReader.MODEL, RecordCodecs.models().write(model));
  }

  /**
   * Returns when Kafka has all changes; throws if it refuses one or does not answer.
   *
   * @return the gallery's revision that has them: a matcher whose gallery is at it or beyond sees
   *     them; 0 if there was no change
   */
  public long commit() {
    return writer.commit();
  }

  /** Sends what is not yet committed, without saying whether Kafka took it. */
  @Override
  public void close() {
    writer.close();
  }
}
