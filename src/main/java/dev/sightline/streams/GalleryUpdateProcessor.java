package dev.sightline.streams;

import dev.sightline.embedding.Embedding;
import dev.sightline.embedding.ModelId;
import dev.sightline.events.ErasureRecord;
import dev.sightline.events.GalleryChanges;
import dev.sightline.events.GalleryRecords;
import dev.sightline.events.GalleryRevision;
import dev.sightline.events.Rejection;
import dev.sightline.events.RejectionReason;
import dev.sightline.events.TemplateKeys;
import dev.sightline.gallery.Gallery;
import dev.sightline.gallery.PersonKey;
import dev.sightline.gallery.PersonStatus;
import dev.sightline.gallery.Template;
import dev.sightline.gallery.TemplateKey;
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
 * Applies the gallery's topic to the gallery, record by record. What cannot be searched is not kept
 * and counted, and also replaces what its key stood for: the topic has the last word.
 */
final class GalleryUpdateProcessor extends ContextualProcessor<byte[], byte[], Void, Void> {
  private static final Logger LOG = LoggerFactory.getLogger(GalleryUpdateProcessor.class);

  private final Matching matching;
  private final StageMetrics metrics;
  private final Erasures erasures;
  private final Set<RejectionReason> warned = EnumSet.noneOf(RejectionReason.class);
  private Gallery gallery;
  private TemplateKeys keys;
  private GalleryRecords records;

  GalleryUpdateProcessor(Matching matching, StageMetrics metrics, Erasures erasures) {
    this.matching = matching;
    this.erasures = erasures;
    this.metrics = metrics;
  }

  @Override
  public void init(ProcessorContext<Void, Void> context) {
    super.init(context);
    GalleryStore store = context.getStateStore(Nodes.GALLERY_STORE);
    gallery = store.gallery();
    keys = matching.keys().get();
    records = new GalleryRecords(keys);
  }

  @Override
  public void close() {
    keys.close();
  }

  @Override
  public void process(Record<byte[], byte[]> record) {
    long revision = revision(context().recordMetadata().orElseThrow());
    records.read(record.key(), record.value(), new ChangesAt(revision));
    metrics.galleryChanged(gallery.revision(), gallery.templates(), gallery.persons());
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
      Template own = template.of(matching.model()).orElse(template);
      Optional<Rejection> rejection = rejection(own.embedding());
      if (rejection.isPresent()) {
        unreadable(Optional.of(own.key()), rejection.get());
      } else {
        gallery.put(own, revision);
      }
    }

    @Override
    public void remove(TemplateKey key) {
      gallery.remove(key, revision);
    }

    /** A matcher compares vectors of its own network, whichever the gallery is switched to. */
    @Override
    public void switchTo(ModelId network) {
      gallery.advance(revision);
    }

    /** Known to those who remember before the revision says that it was read. */
    @Override
    public void erased(String id, ErasureRecord erasure) {
      erasures.add(erasure.at(revision));
      gallery.advance(revision);
    }

    @Override
    public void erasureIsPast(String id) {
      gallery.advance(revision);
    }

    @Override
    public void setStatus(PersonKey person, PersonStatus status) {
      gallery.setStatus(person, status, revision);
    }

    @Override
    public void unreadable(Optional<TemplateKey> replaced, Rejection rejection) {
      replaced.ifPresentOrElse(this::remove, () -> gallery.advance(revision));
      refused(rejection);
    }
  }

  private Optional<Rejection> rejection(Embedding embedding) {
    ModelId model = matching.model();
    if (!embedding.model().equals(model)) {
      return Optional.of(
          Rejection.of(
              RejectionReason.MODEL_MISMATCH,
              "a template of %s; this matcher compares vectors of %s, which 'gallery reembed' makes"
                  .formatted(embedding.model(), model)));
    }
    if (embedding.dimension() != matching.dimension()) {
      return Optional.of(
          Rejection.of(
              RejectionReason.DIMENSION_MISMATCH,
              "%d dimensions, the network has %d"
                  .formatted(embedding.dimension(), matching.dimension())));
    }
    return Optional.empty();
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
