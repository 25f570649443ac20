package dev.sightline.topics;

import dev.sightline.events.DataKeys;
import dev.sightline.events.GalleryChanges;
import dev.sightline.events.GalleryRevision;
import dev.sightline.events.codec.GalleryRecordReader;
import java.util.Map;

/** Reads {@code sightline.gallery} from its beginning, as far as it is asked to. */
public final class GalleryReader implements AutoCloseable {
  private final TopicLog log;
  private final GalleryRecordReader records;
  private long revision;

  /**
   * @param properties of a Kafka consumer
   * @param keys open what is encrypted; left open
   */
  public GalleryReader(Map<String, Object> properties, String topic, DataKeys keys) {
    this.log = new TopicLog(properties, topic);
    this.records = new GalleryRecordReader(keys);
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
