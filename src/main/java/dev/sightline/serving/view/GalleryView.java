package dev.sightline.serving.view;

import dev.sightline.embedding.ModelId;
import dev.sightline.events.DataKeys;
import dev.sightline.events.ErasureRecord;
import dev.sightline.events.GalleryRecord;
import dev.sightline.events.GalleryRecord.PersonErased;
import dev.sightline.events.GalleryRevision;
import dev.sightline.events.codec.GalleryRecordReader;
import dev.sightline.gallery.Gallery;
import dev.sightline.gallery.GalleryConfig;
import dev.sightline.gallery.PersonId;
import dev.sightline.gallery.PersonStatus;
import dev.sightline.gallery.PersonSummary;
import dev.sightline.gallery.Template;
import dev.sightline.gallery.TemplateId;
import dev.sightline.topics.SearchableGallery;
import dev.sightline.topics.TopicRecord;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * The enrolled persons, up to the revision that was read. Pictures are left out; their offsets in
 * the topic are kept. Thread-safe.
 */
public final class GalleryView {
  private static final Duration TIMEOUT = Duration.ofSeconds(2);

  private final GalleryConfig config;
  private volatile SearchableGallery gallery;
  private final GalleryRecordReader records;
  private final Consumer<ErasureRecord> erasures;
  private final Map<PersonId, Instant> erased = new HashMap<>();

  /**
   * @param keys opens what is encrypted; stays open
   * @param erasures called for each erasure, before {@link #awaitErasure} returns
   */
  public GalleryView(GalleryConfig config, DataKeys keys, Consumer<ErasureRecord> erasures) {
    this.erasures = erasures;
    this.config = config;
    this.gallery = new SearchableGallery(config);
    this.records = new GalleryRecordReader(keys);
  }

  /** Applies a record of {@code sightline.gallery}. */
  public synchronized void apply(TopicRecord record) {
    GalleryRecord read =
        records
            .read(record.key().getBytes(StandardCharsets.UTF_8), record.value())
            .withTemplate(Template::withoutPicture);
    gallery.apply(read, GalleryRevision.after(record.position().offset()));
    if (read instanceof PersonErased erasure) {
      erasures.accept(erasure.erasure());
      erased.put(erasure.erasure().person(), erasure.erasure().erasedAt());
    }
    notifyAll();
  }

  /** Empties the gallery, before its topic is read again: the topic may be another one by now. */
  synchronized void clear() {
    gallery = new SearchableGallery(config);
    erased.clear();
  }

  /** Waits for a short time until a revision is applied, so that its author sees the change. */
  public void await(long revision) throws InterruptedException {
    await(() -> gallery.index().revision() >= revision);
  }

  /** Waits for a short time until a template is applied. */
  public void await(TemplateId template) throws InterruptedException {
    await(() -> gallery.contents().template(template).isPresent());
  }

  /** Waits for a short time until a person's erasure at that time is applied. */
  public void awaitErasure(PersonId person, Instant erasedAt) throws InterruptedException {
    await(() -> !erased.getOrDefault(person, Instant.MIN).isBefore(erasedAt));
  }

  private synchronized void await(BooleanSupplier seen) throws InterruptedException {
    long deadline = System.nanoTime() + TIMEOUT.toNanos();
    long left = TIMEOUT.toMillis();
    while (!seen.getAsBoolean() && left > 0) {
      wait(left);
      left = Duration.ofNanos(deadline - System.nanoTime()).toMillis();
    }
  }

  /** Returns the gallery for searching; needs no lock. */
  public Gallery index() {
    return gallery.index();
  }

  /** Returns the model that the gallery is switched to; empty if it never was. */
  public synchronized Optional<ModelId> model() {
    return gallery.contents().inForce();
  }

  /** Returns all persons who have a template or a status, in order. */
  public synchronized List<PersonSummary> persons() {
    return gallery.contents().persons();
  }

  /**
   * Returns a person's templates, negative examples included, by id and without pictures; empty if
   * there is no such person.
   */
  public synchronized List<Template> templatesOf(PersonId person) {
    return gallery.contents().templatesOf(person);
  }

  /**
   * Returns the offset of a template in the gallery's topic; empty if there is no such template.
   */
  public synchronized Optional<Long> offset(TemplateId id) {
    return gallery.revisionOf(id).map(GalleryRevision::offset);
  }

  public synchronized PersonStatus status(PersonId person) {
    return gallery.contents().status(person);
  }
}
