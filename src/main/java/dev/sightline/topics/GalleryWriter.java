package dev.sightline.topics;

import dev.sightline.embedding.ModelId;
import dev.sightline.events.ErasureRecord;
import dev.sightline.events.PersonRecord;
import dev.sightline.events.codec.GalleryRecordReader;
import dev.sightline.events.codec.RecordCodecs;
import dev.sightline.gallery.Template;
import dev.sightline.gallery.TemplateId;
import java.util.function.Function;

/** A writer of gallery changes to {@code sightline.gallery}. Belongs to one thread. */
public final class GalleryWriter implements AutoCloseable {
  private final TopicWriter writer;
  private final Function<Template, byte[]> toBytes;

  /** Creates a writer of unencrypted templates. */
  public GalleryWriter(KafkaClients clients, String topic) {
    this(clients, topic, RecordCodecs.templates()::write);
  }

  /**
   * Creates a writer of encrypted templates.
   *
   * @param keys has a key for every person whose templates are written; stays open
   */
  public GalleryWriter(KafkaClients clients, String topic, WrappedKeyStore keys) {
    this(clients, topic, keys::seal);
  }

  private GalleryWriter(KafkaClients clients, String topic, Function<Template, byte[]> toBytes) {
    this.writer = new TopicWriter(clients, topic);
    this.toBytes = toBytes;
  }

  /** Adds a template, or replaces the one with the same id, with the next {@link #commit}. */
  public void put(Template template) {
    writer.send(template.id().toString(), toBytes.apply(template));
  }

  /** Removes a template with the next {@link #commit}. */
  public void remove(TemplateId id) {
    writer.send(id.toString(), null);
  }

  /** Writes a person's status and former names with the next {@link #commit}. */
  public void put(PersonRecord person) {
    writer.send(
        person.person().toString(), person.isUsual() ? null : RecordCodecs.persons().write(person));
  }

  /** Tells matchers to forget a person, with the next {@link #commit}. */
  public void erase(String id, ErasureRecord erasure) {
    writer.send(GalleryRecordReader.ERASED + id, RecordCodecs.erasures().write(erasure));
  }

  /** Removes the record of {@link #erase}, with the next {@link #commit}. */
  public void dropErasure(String id) {
    writer.send(GalleryRecordReader.ERASED + id, null);
  }

  /** Switches the gallery to the vectors of a model, with the next {@link #commit}. */
  public void switchTo(ModelId model) {
    writer.send(GalleryRecordReader.MODEL, RecordCodecs.models().write(model));
  }

  /**
   * Returns when Kafka has stored all changes; throws if it refuses one or does not answer.
   *
   * @return the gallery's revision with the changes, which a matcher at it or beyond has applied; 0
   *     if there was no change
   */
  public long commit() {
    return writer.commit();
  }

  /** Sends uncommitted records, without reporting whether Kafka stored them. */
  @Override
  public void close() {
    writer.close();
  }
}
