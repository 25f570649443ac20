package dev.sightline.events;

import java.util.Map;

/** Reads {@code sightline.gallery} from its beginning, as far as it is asked to. */
public final class GalleryReader implements AutoCloseable {
  private final TopicLog log;
  private final GalleryRecords records;
  private long revision;

  /**
   * @param properties of a Kafka consumer
   * @param keys open what is encrypted; left open
   */
  public GalleryReader(Map<String, Object> properties, String topic, TemplateKeys keys) {
    this.log = new TopicLog(properties, topic);
    this.records = new GalleryRecords(keys);
  }

  /**
   * Reads on to where the topic ends when the call begins.
   *
   * @param changes is told each record since the last call
   * @return the gallery's revision there
   */
  public long readTo(GalleryChanges changes) {
    log.readToEnd(
        record -> {
          records.read(record.key(), record.value(), changes);
          revision = GalleryRevision.after(record.offset());
        });
    return revision;
  }

  @Override
  public void close() {
    log.close();
  }
}
