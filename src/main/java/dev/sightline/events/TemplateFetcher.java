package dev.sightline.events;

import dev.sightline.gallery.PersonKey;
import dev.sightline.gallery.PersonStatus;
import dev.sightline.gallery.Template;
import dev.sightline.gallery.TemplateKey;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.TopicPartition;

/**
 * Fetches single templates, chips and all, by where they lie in the gallery's topic. Thread-safe.
 */
public final class TemplateFetcher implements AutoCloseable {
  private final RecordFetcher records;
  private final TopicPartition partition;
  private final TemplateKeys keys;

  /**
   * @param properties of a Kafka consumer
   * @param topic the gallery's
   * @param keys open what is encrypted; closed with this
   */
  public TemplateFetcher(Map<String, Object> properties, String topic, TemplateKeys keys) {
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
        .ifPresent(record -> new GalleryRecords(keys).read(record.key(), record.value(), found));
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
    public void remove(TemplateKey key) {}

    @Override
    public void setStatus(PersonKey person, PersonStatus status) {}

    @Override
    public void unreadable(Optional<TemplateKey> replaced, Rejection rejection) {}
  }
}
