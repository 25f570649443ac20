package dev.sightline.topics;

import dev.sightline.events.DataKeys;
import dev.sightline.events.GalleryRecord;
import dev.sightline.events.GalleryRevision;
import dev.sightline.events.RejectionReason;
import dev.sightline.events.codec.GalleryRecordReader;
import dev.sightline.gallery.Template;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * The past of the gallery, revision by revision, as far as Kafka still has its records: compaction
 * keeps only the last record of each key. Immutable.
 */
public final class GalleryHistory {
  private final List<Change> changes;
  private final SurvivingRecords kept;
  private final NavigableMap<Instant, Long> revisions = new TreeMap<>();

  /**
   * One record.
   *
   * @param revision the gallery's revision after it
   * @param writtenAt the time it was written
   */
  public record Change(long revision, Instant writtenAt, GalleryRecord record) {}

  private GalleryHistory(List<Change> changes, SurvivingRecords kept) {
    this.changes = List.copyOf(changes);
    this.kept = kept;
    changes.forEach(change -> revisions.merge(change.writtenAt(), change.revision(), Math::max));
    long highest = 0;
    for (Map.Entry<Instant, Long> entry : revisions.entrySet()) {
      highest = Math.max(highest, entry.getValue());
      entry.setValue(highest);
    }
  }

  /**
   * Reads the whole topic.
   *
   * @param keys opens what is encrypted; stays open
   * @param keep returns the part of a template to keep in memory
   */
  public static GalleryHistory read(
      KafkaClients clients, String topic, DataKeys keys, UnaryOperator<Template> keep) {
    Builder builder = new Builder(keys, keep);
    try (TopicLog log = new TopicLog(clients, topic)) {
      log.readToEnd(
          record ->
              builder.add(
                  record.offset(),
                  Instant.ofEpochMilli(record.timestamp()),
                  record.key(),
                  record.value()));
    }
    return builder.build();
  }

  /** Returns all remaining records, in their order. */
  public List<Change> changes() {
    return changes;
  }

  /** Returns the revision at a time, by the times at which the records were written. */
  public long revisionAt(Instant time) {
    Map.Entry<Instant, Long> last = revisions.floorEntry(time);
    return last == null ? 0 : last.getValue();
  }

  /**
   * Returns whether the remaining records are certainly enough to restore the gallery at this
   * revision.
   */
  public boolean isWhole(long revision) {
    return kept.areAllOf(revision);
  }

  /** A builder that receives the records of {@code sightline.gallery} one after the other. */
  public static final class Builder {
    private final List<Change> changes = new ArrayList<>();
    private final SurvivingRecords kept = new SurvivingRecords();
    private final GalleryRecordReader records;
    private final UnaryOperator<Template> keep;

    /**
     * @param keys opens what is encrypted; stays open
     * @param keep returns the part of a template to keep in memory
     */
    public Builder(DataKeys keys, UnaryOperator<Template> keep) {
      this.records = new GalleryRecordReader(keys);
      this.keep = keep;
    }

    /**
     * Adds a record.
     *
     * @param offset above all earlier offsets
     * @param key the key, or null, as a Kafka record's may be
     * @param value null if the key's subject is removed
     */
    public Builder add(long offset, Instant writtenAt, byte[] key, byte[] value) {
      GalleryRecord record = records.read(key, value).withTemplate(keep);
      changes.add(new Change(GalleryRevision.after(offset), writtenAt, record));
      kept.add(offset, key == null ? "" : new String(key, StandardCharsets.UTF_8), isLost(record));
      return this;
    }

    public GalleryHistory build() {
      return new GalleryHistory(changes, kept);
    }

    /** Returns whether its key was destroyed, so that its content is lost. */
    private static boolean isLost(GalleryRecord record) {
      return record instanceof GalleryRecord.Unreadable unreadable
          && unreadable.rejection().reason() == RejectionReason.KEY_UNKNOWN;
    }
  }
}
