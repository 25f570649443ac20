package dev.sightline.serving.view;

import dev.sightline.embedding.ModelId;
import dev.sightline.events.DataKeys;
import dev.sightline.events.ErasureRecord;
import dev.sightline.events.GalleryChanges;
import dev.sightline.events.GalleryRevision;
import dev.sightline.events.Rejection;
import dev.sightline.events.codec.GalleryRecordReader;
import dev.sightline.gallery.Gallery;
import dev.sightline.gallery.GalleryConfig;
import dev.sightline.gallery.GalleryContents;
import dev.sightline.gallery.PersonId;
import dev.sightline.gallery.PersonStatus;
import dev.sightline.gallery.PersonSummary;
import dev.sightline.gallery.Template;
import dev.sightline.gallery.TemplateId;
import dev.sightline.gallery.index.GalleryIndex;
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
 * Who is enrolled, as far as the gallery's topic was followed. Pictures are left out: it knows
 * where in the topic they lie. Thread-safe.
 */
public final class GalleryView {
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final GalleryContents contents = new GalleryContents();
  private final Gallery index;
  private final GalleryRecordReader records;
  private final Consumer<ErasureRecord> erasures;
  private final Map<TemplateId, Long> offsets = new HashMap<>();
  private final Map<PersonId, Instant> erased = new HashMap<>();

  /**
   * @param keys open what is encrypted; left open
   * @param erasures is told of each, before {@link #awaitErasure} returns
   */
  public GalleryView(GalleryConfig config, DataKeys keys, Consumer<ErasureRecord> erasures) {
    this.erasures = erasures;
    this.index = new GalleryIndex(config);
    this.records = new GalleryRecordReader(keys);
  }

  /** Takes a record of {@code sightline.gallery}. */
  public synchronized void apply(TopicRecord record) {
    records.read(
        record.key().getBytes(StandardCharsets.UTF_8),
        record.value(),
        new Applied(record.position().offset()));
    notifyAll();
  }

  /** Waits until a revision is applied, so that whoever made a change sees it; not for long. */
  public void await(long revision) throws InterruptedException {
    await(() -> index.revision() >= revision);
  }

  /** Waits until a template is here; not for long. */
  public void await(TemplateId template) throws InterruptedException {
    await(() -> contents.template(template).isPresent());
  }

  /** Waits until somebody's erasure of that moment is applied; not for long. */
  public void awaitErasure(PersonId person, Instant erasedAt) throws InterruptedException {
    await(() -> !erased.getOrDefault(person, Instant.MIN).isBefore(erasedAt));
  }

  private synchronized void await(BooleanSupplier seen) throws InterruptedException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    long left = PATIENCE.toMillis();
    while (!seen.getAsBoolean() && left > 0) {
      wait(left);
      left = Duration.ofNanos(deadline - System.nanoTime()).toMillis();
    }
  }

  /** To search in; needs no lock. */
  public Gallery index() {
    return index;
  }

  /** The network that the gallery is switched to; empty if it never was. */
  public synchronized Optional<ModelId> network() {
    return contents.inForce();
  }

  /** Whoever has a template or a status, in order. */
  public synchronized List<PersonSummary> persons() {
    return contents.persons();
  }

  /**
   * A person's templates, negative examples too, by key and without pictures; empty if there is no
   * such person.
   */
  public synchronized List<Template> templatesOf(PersonId person) {
    return contents.templatesOf(person);
  }

  /** At which offset of the gallery's topic a template lies; empty if there is no such template. */
  public synchronized Optional<Long> offset(TemplateId key) {
    return Optional.ofNullable(offsets.get(key));
  }

  public synchronized PersonStatus status(PersonId person) {
    return contents.status(person);
  }

  private final class Applied implements GalleryChanges {
    private final long offset;
    private final long revision;

    private Applied(long offset) {
      this.offset = offset;
      this.revision = GalleryRevision.after(offset);
    }

    @Override
    public void put(Template template) {
      index.put(contents.put(template.withoutPicture()), revision);
      offsets.put(template.key(), offset);
    }

    @Override
    public void remove(TemplateId key) {
      contents.remove(key);
      offsets.remove(key);
      index.remove(key, revision);
    }

    @Override
    public void switchTo(ModelId model) {
      contents.switchTo(model);
      contents.templates().forEach(template -> index.put(template, revision));
      index.advance(revision);
    }

    @Override
    public void erased(String id, ErasureRecord erasure) {
      index.advance(revision);
      erasures.accept(erasure);
      erased.put(erasure.person(), erasure.erasedAt());
    }

    @Override
    public void setStatus(PersonId person, PersonStatus status) {
      contents.setStatus(person, status);
      index.setStatus(person, status, revision);
    }

    @Override
    public void unreadable(Optional<TemplateId> replaced, Rejection rejection) {
      replaced.ifPresent(this::remove);
    }
  }
}
