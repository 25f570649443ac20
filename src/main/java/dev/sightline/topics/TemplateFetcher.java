package dev.sightline.topics;

import dev.sightline.events.DataKeys;
import dev.sightline.events.GalleryChanges;
import dev.sightline.events.Rejection;
import dev.sightline.events.codec.GalleryRecordReader;
import dev.sightline.gallery.PersonId;
import dev.sightline.gallery.PersonStatus;
import dev.sightline.gallery.Template;
import dev.sightline.gallery.TemplateId;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.TopicPartition;

/**
 * Fetches single templates, chips and all, by where they lie in the gallery's topic. Thread-safe.
 */
public final class TemplateFetcher implements AutoCloseable {
  private final RecordFetcher records;
  private final TopicPartition partition;
  private final DataKeys keys;

  /**
   * @param properties of a Kafka consumer
   * @param topic the gallery's
   * @param keys open what is encrypted; closed with this
   */
  public TemplateFetcher(Map<String, Object> properties, String topic, DataKeys keys) {
    this.records = new RecordFetcher(properties);
    this.partition = new TopicPartition(topic, 0);
    this.keys = keys;
  }

  /**
   * The template at this offset; empty if it was replaced, removed or erased since, or cannot be
   * read.
   */
  public synchronized Optional<Template> fetch(long offset) {
    Found found = new Found();
    records
        .fetch(partition, offset)
        .ifPresent(
            record -> new GalleryRecordReader(keys).read(record.key(), record.value(), found));
    return found.template;
  }

  @Override
  public synchronized void close() {
    records.close();
    keys.close();
  }

  private static final class Found implements GalleryChanges {
    private Optional<Template> template = Optional.empty();

    @Override
    public void put(Template found) {
      template = Optional.of(found);
    }

    @Override
    public void remove(TemplateId key) {}

    @Override
    public void setStatus(PersonId person, PersonStatus status) {}

    @Override
    public void unreadable(Optional<TemplateId> replaced, Rejection rejection) {}
  }
}
