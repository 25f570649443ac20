package dev.sightline.streams;

import dev.sightline.embedding.ModelId;
import dev.sightline.events.DataKeys;
import dev.sightline.events.ErasureRecord;
import dev.sightline.events.GalleryChanges;
import dev.sightline.events.GalleryRevision;
import dev.sightline.events.Rejection;
import dev.sightline.events.RejectionReason;
import dev.sightline.events.codec.GalleryRecordReader;
import dev.sightline.gallery.Gallery;
import dev.sightline.gallery.PersonId;
import dev.sightline.gallery.PersonStatus;
import dev.sightline.gallery.Template;
import dev.sightline.gallery.TemplateId;
import dev.sightline.streams.gallery.ForeignTemplates;
import dev.sightline.streams.gallery.GalleryStore;
import dev.sightline.streams.gallery.ModelGalleries;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Applies the gallery's topic to the gallery of each network, record by record. What cannot be
 * searched is not kept and counted, and also replaces what its key stood for: the topic has the
 * last word.
 */
public final class GalleryUpdateProcessor extends ContextualProcessor<byte[], byte[], Void, Void> {
  private static final Logger LOG = LoggerFactory.getLogger(GalleryUpdateProcessor.class);

  private final Matching matching;
  private final StageMetrics metrics;
  private final GalleryProgress standing;
  private final ForeignTemplates foreign = new ForeignTemplates();
  private final Set<RejectionReason> warned = EnumSet.noneOf(RejectionReason.class);
  private ModelGalleries galleries;
  private DataKeys keys;
  private GalleryRecordReader records;

  GalleryUpdateProcessor(Matching matching, StageMetrics metrics, GalleryProgress standing) {
    this.matching = matching;
    this.metrics = metrics;
    this.standing = standing;
  }

  @Override
  public void init(ProcessorContext<Void, Void> context) {
    super.init(context);
    GalleryStore store = context.getStateStore(Nodes.GALLERY_STORE);
    galleries = store.galleries();
    keys = matching.keys().get();
    records = new GalleryRecordReader(keys);
  }

  @Override
  public void close() {
    keys.close();
  }

  @Override
  public void process(Record<byte[], byte[]> record) {
    long revision = revision(context().recordMetadata().orElseThrow());
    records.read(record.key(), record.value(), new ChangesAt(revision));
    standing.applied(revision);
    tell();
  }

  private void tell() {
    Gallery gallery = galleries.of(standing.embedding()).orElseThrow().gallery();
    metrics.galleryChanged(gallery.revision(), gallery.templates(), gallery.persons());
    metrics.galleryForeign(foreign.size());
    standing.foundForeign(foreign.counts(), galleries.areEmpty());
  }

  /** Only the offsets of a single partition order all changes. */
  private static long revision(RecordMetadata at) {
    if (at.partition() != 0) {
      throw new IllegalStateException(
          "topic %s must have 1 partition, found a record in partition %d"
              .formatted(at.topic(), at.partition()));
    }
    return GalleryRevision.after(at.offset());
  }

  /** What one record changes. */
  private final class ChangesAt implements GalleryChanges {
    private final long revision;

    private ChangesAt(long revision) {
      this.revision = revision;
    }

    @Override
    public void put(Template template) {
      galleries.put(template, revision).forEach(GalleryUpdateProcessor.this::refused);
      if (galleries.compare(template)) {
        foreign.remove(template.key());
      } else {
        foreign.put(template);
      }
    }

    @Override
    public void remove(TemplateId key) {
      galleries.remove(key, revision);
      foreign.remove(key);
    }

    @Override
    public void switchTo(ModelId network) {
      advance();
      standing.switchTo(network);
    }

    /** Known to those who remember before the revision says that it was read. */
    @Override
    public void erased(String id, ErasureRecord erasure) {
      standing.erasures().add(erasure.at(revision));
      advance();
    }

    @Override
    public void erasureIsPast(String id) {
      advance();
    }

    private void advance() {
      galleries.advance(revision);
    }

    @Override
    public void setStatus(PersonId person, PersonStatus status) {
      galleries.setStatus(person, status, revision);
    }

    @Override
    public void unreadable(Optional<TemplateId> replaced, Rejection rejection) {
      replaced.ifPresentOrElse(this::remove, this::advance);
      refused(rejection);
    }
  }

  private void refused(Rejection rejection) {
    metrics.galleryRefused(rejection.reason());
    if (warned.add(rejection.reason())) {
      LOG.warn(
          "A record of the gallery is not searched, and nor will others be: {} ({})",
          rejection.detail(),
          rejection.reason().code());
    }
  }
}
