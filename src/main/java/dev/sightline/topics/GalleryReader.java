package dev.sightline.topics;

import dev.sightline.events.DataKeys;
import dev.sightline.events.GalleryRecord;
import dev.sightline.events.GalleryRevision;
import dev.sightline.events.codec.GalleryRecordReader;
import java.util.function.ObjLongConsumer;

/** A reader of {@code sightline.gallery} from its beginning. */
public final class GalleryReader implements AutoCloseable {
  private final TopicLog log;
  private final GalleryRecordReader records;
  private long revision;

  /**
   * Creates a reader of short life.
   *
   * @param keys opens what is encrypted; stays open
   */
  public GalleryReader(KafkaClients clients, String topic, DataKeys keys) {
    this.log = new TopicLog(clients, topic);
    this.records = new GalleryRecordReader(keys);
  }

  /**
   * Creates a reader that begins again when the topic was deleted and created again.
   *
   * @param keys opens what is encrypted; stays open
   * @param restarted called before the first record of the new topic
   */
  public GalleryReader(KafkaClients clients, String topic, DataKeys keys, Runnable restarted) {
    this.log =
        new TopicLog(
            clients,
            topic,
            () -> {
              revision = 0;
              restarted.run();
            });
    this.records = new GalleryRecordReader(keys);
  }

  /**
   * Reads to the end of the topic at the time of the call.
   *
   * @param each receives each record since the last call, with its revision
   * @return the gallery's revision there
   */
  public long readTo(ObjLongConsumer<GalleryRecord> each) {
    log.readToEnd(
        record -> {
          revision = GalleryRevision.after(record.offset());
          each.accept(records.read(record.key(), record.value()), revision);
        });
    return revision;
  }

  @Override
  public void close() {
    log.close();
  }
}
