package dev.sightline.topics;

import dev.sightline.events.DataKeys;
import dev.sightline.events.GalleryRecord.TemplatePut;
import dev.sightline.events.codec.GalleryRecordReader;
import dev.sightline.gallery.Template;
import java.util.Optional;
import org.apache.kafka.common.TopicPartition;

/**
 * A reader of single templates with their chips, by their offset in the gallery's topic.
 * Thread-safe.
 */
public final class TemplateFetcher implements AutoCloseable {
  private final RecordFetcher records;
  private final TopicPartition partition;
  private final DataKeys keys;

  /**
   * @param topic the gallery's topic
   * @param keys opens what is encrypted; closed with this
   */
  public TemplateFetcher(KafkaClients clients, String topic, DataKeys keys) {
    this.records = new RecordFetcher(clients);
    this.partition = new TopicPartition(topic, 0);
    this.keys = keys;
  }

  /**
   * Returns the template at this offset; empty if it was replaced, removed or erased since, or
   * cannot be read.
   */
  public synchronized Optional<Template> fetch(long offset) {
    return records
        .fetch(partition, offset)
        .map(record -> new GalleryRecordReader(keys).read(record.key(), record.value()))
        .flatMap(
            record ->
                record instanceof TemplatePut put ? Optional.of(put.template()) : Optional.empty());
  }

  @Override
  public synchronized void close() {
    records.close();
    keys.close();
  }
}
