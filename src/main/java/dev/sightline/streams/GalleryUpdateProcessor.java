package dev.sightline.streams;

import dev.sightline.embedding.Embedding;
import dev.sightline.embedding.ModelId;
import dev.sightline.events.GalleryRevision;
import dev.sightline.events.Outcome;
import dev.sightline.events.RecordCodecs;
import dev.sightline.events.Rejection;
import dev.sightline.events.RejectionReason;
import dev.sightline.gallery.Gallery;
import dev.sightline.gallery.Template;
import dev.sightline.gallery.TemplateKey;
import java.nio.charset.StandardCharsets;
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

  private final ModelId model;
  private final int dimension;
  private final StageMetrics metrics;
  private final Set<RejectionReason> warned = EnumSet.noneOf(RejectionReason.class);
  private Gallery gallery;

  GalleryUpdateProcessor(ModelId model, int dimension, StageMetrics metrics) {
    this.model = model;
    this.dimension = dimension;
    this.metrics = metrics;
  }

  @Override
  public void init(ProcessorContext<Void, Void> context) {
    super.init(context);
    GalleryStore store = context.getStateStore(Nodes.GALLERY_STORE);
    gallery = store.gallery();
  }

  @Override
  public void process(Record<byte[], byte[]> record) {
    Optional<TemplateKey> key = key(record.key());
    if (key.isEmpty()) {
      refused(Rejection.of(RejectionReason.RECORD_MALFORMED, "a key that names no template"));
      return;
    }
    long revision = revision(context().recordMetadata().orElseThrow());
    if (record.value() == null) {
      gallery.remove(key.get(), revision);
    } else {
      apply(key.get(), searchable(key.get(), record.value()), revision);
    }
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

  private static Optional<TemplateKey> key(byte[] bytes) {
    if (bytes == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(TemplateKey.parse(new String(bytes, StandardCharsets.UTF_8)));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private void apply(TemplateKey key, Outcome<Template> outcome, long revision) {
    if (outcome instanceof Outcome.Done<Template> template) {
      gallery.put(template.value(), revision);
    } else if (outcome instanceof Outcome.Rejected<Template> rejected) {
      gallery.remove(key, revision);
      refused(rejected.rejection());
    }
  }

  private Outcome<Template> searchable(TemplateKey key, byte[] value) {
    Outcome<Template> outcome = RecordCodecs.templates().read(value);
    if (!(outcome instanceof Outcome.Done<Template> template)) {
      return outcome;
    }
    Embedding embedding = template.value().embedding();
    if (!template.value().key().equals(key)) {
      return Outcome.rejected(RejectionReason.RECORD_MALFORMED, "a key that is not its template's");
    }
    if (!embedding.model().equals(model)) {
      return Outcome.rejected(
          RejectionReason.MODEL_MISMATCH,
          "a template of %s; this matcher compares vectors of %s, so enrol again with that network"
              .formatted(embedding.model(), model));
    }
    if (embedding.dimension() != dimension) {
      return Outcome.rejected(
          RejectionReason.DIMENSION_MISMATCH,
          "%d dimensions, the network has %d".formatted(embedding.dimension(), dimension));
    }
    return outcome;
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
