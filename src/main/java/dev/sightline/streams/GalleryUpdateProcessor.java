package dev.sightline.streams;

import dev.sightline.events.DataKeys;
import dev.sightline.events.GalleryRecord;
import dev.sightline.events.GalleryRecord.ModelChosen;
import dev.sightline.events.GalleryRecord.PersonErased;
import dev.sightline.events.GalleryRecord.TemplatePut;
import dev.sightline.events.GalleryRevision;
import dev.sightline.events.Rejection;
import dev.sightline.events.RejectionReason;
import dev.sightline.events.codec.GalleryRecordReader;
import dev.sightline.gallery.Gallery;
import dev.sightline.streams.gallery.ForeignTemplates;
import dev.sightline.streams.gallery.GalleryStore;
import dev.sightline.streams.gallery.ModelGalleries;
import java.util.EnumSet;
import java.util.Set;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Applies the gallery's topic to the gallery of each model, record by record. Records that cannot
 * be searched are counted and dropped; they still replace the previous value of their key.
 */
public final class GalleryUpdateProcessor extends ContextualProcessor<byte[], byte[], Void, Void> {
  private static final Logger LOG = LoggerFactory.getLogger(GalleryUpdateProcessor.class);

  private final Matching matching;
  private final StageMetrics metrics;
  private final GalleryProgress progress;
  private final ForeignTemplates foreign = new ForeignTemplates();
  private final Set<RejectionReason> warned = EnumSet.noneOf(RejectionReason.class);
  private ModelGalleries galleries;
  private DataKeys keys;
  private GalleryRecordReader records;

  GalleryUpdateProcessor(Matching matching, StageMetrics metrics, GalleryProgress progress) {
    this.matching = matching;
    this.metrics = metrics;
    this.progress = progress;
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
    apply(records.read(record.key(), record.value()), revision);
    progress.applied(revision);
    tell();
  }

  private void apply(GalleryRecord record, long revision) {
    if (record instanceof PersonErased erased) {
      // Before the revision reports that it was read.
      progress.erasures().add(erased.erasure().at(revision));
    }
    galleries.apply(record, revision).forEach(this::refused);
    updateForeign(record);
    if (record instanceof ModelChosen chosen) {
      progress.switchTo(chosen.model());
    }
  }

  private void updateForeign(GalleryRecord record) {
    if (record instanceof TemplatePut put && !galleries.compare(put.template())) {
      foreign.put(put.template());
    } else {
      record.replacedTemplate().ifPresent(foreign::remove);
    }
  }

  private void tell() {
    Gallery gallery = galleries.of(progress.embedding()).orElseThrow().gallery();
    metrics.galleryChanged(gallery.revision(), gallery.templates(), gallery.persons());
    metrics.galleryForeign(foreign.size());
    progress.foundForeign(foreign.counts(), galleries.areEmpty());
  }

  /** Returns the revision. Only the offsets of a single partition order all changes. */
  private static long revision(RecordMetadata at) {
    if (at.partition() != 0) {
      throw new IllegalStateException(
          "topic "
              + at.topic()
              + " must have 1 partition, found a record in partition "
              + at.partition());
    }
    return GalleryRevision.after(at.offset());
  }

  private void refused(Rejection rejection) {
    metrics.galleryRefused(rejection.reason());
    if (warned.add(rejection.reason())) {
      LOG.warn(
          "A gallery record cannot be searched; further ones are only counted: {} ({})",
          rejection.detail(),
          rejection.reason().code());
    }
  }
}
