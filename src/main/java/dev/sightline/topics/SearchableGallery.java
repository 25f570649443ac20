package dev.sightline.topics;

import dev.sightline.embedding.ModelId;
import dev.sightline.events.ErasureRecord;
import dev.sightline.events.GalleryRecord;
import dev.sightline.events.GalleryRecord.ErasureExpired;
import dev.sightline.events.GalleryRecord.ModelChosen;
import dev.sightline.events.GalleryRecord.PersonChanged;
import dev.sightline.events.GalleryRecord.PersonErased;
import dev.sightline.events.GalleryRecord.TemplatePut;
import dev.sightline.events.GalleryRecord.TemplateRemoved;
import dev.sightline.events.GalleryRecord.Unreadable;
import dev.sightline.events.PersonRecord;
import dev.sightline.gallery.Gallery;
import dev.sightline.gallery.GalleryConfig;
import dev.sightline.gallery.GalleryContents;
import dev.sightline.gallery.Template;
import dev.sightline.gallery.TemplateId;
import dev.sightline.gallery.index.GalleryIndex;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongConsumer;

/**
 * The gallery that the records of its topic describe: its contents, a search index, and the current
 * erasures. One thread writes; only the index may be searched meanwhile.
 */
public final class SearchableGallery {
  private final GalleryContents contents = new GalleryContents();
  private final Gallery index;
  private final Map<TemplateId, Long> revisions = new HashMap<>();
  private final Set<TemplateId> unencrypted = new HashSet<>();
  private final Map<String, ErasureRecord> erasures = new HashMap<>();
  private int unreadable;

  public SearchableGallery(GalleryConfig config) {
    this.index = new GalleryIndex(config);
  }

  /**
   * Applies the next record.
   *
   * @param revision the gallery's revision after it; above all earlier ones
   */
  public void apply(GalleryRecord record, long revision) {
    record.fold(new Changes()).accept(revision);
    index.advance(revision);
  }

  public GalleryContents contents() {
    return contents;
  }

  /** Returns the same gallery for searching; needs no lock. */
  public Gallery index() {
    return index;
  }

  /** Returns the revision that added a template; empty if there is no such template. */
  public Optional<Long> revisionOf(TemplateId id) {
    return Optional.ofNullable(revisions.get(id));
  }

  /** Returns the templates whose records are not encrypted. */
  public Set<TemplateId> unencrypted() {
    return Set.copyOf(unencrypted);
  }

  /** Returns the erasures that a reader may still have to apply, by the ids of their records. */
  public Map<String, ErasureRecord> erasures() {
    return Map.copyOf(erasures);
  }

  /** Returns the number of records that could not be read. */
  public int unreadable() {
    return unreadable;
  }

  private void put(TemplatePut put, long revision) {
    Template template = put.template();
    index.put(contents.put(template), revision);
    revisions.put(template.id(), revision);
    if (put.encrypted()) {
      unencrypted.remove(template.id());
    } else {
      unencrypted.add(template.id());
    }
  }

  private void remove(TemplateId id, long revision) {
    contents.remove(id);
    index.remove(id, revision);
    revisions.remove(id);
    unencrypted.remove(id);
  }

  private void change(PersonRecord record, long revision) {
    contents.setStatus(record.person(), record.status());
    contents.setFormerNames(record.person(), record.formerNames());
    index.setStatus(record.person(), record.status(), revision);
  }

  private void choose(ModelId model, long revision) {
    contents.switchTo(model);
    contents.templates().forEach(template -> index.put(template, revision));
  }

  private void replaceUnreadable(Unreadable record, long revision) {
    unreadable++;
    record.replacedTemplate().ifPresent(id -> remove(id, revision));
  }

  /** The change that a record makes at a revision. */
  private final class Changes implements GalleryRecord.Fold<LongConsumer> {
    @Override
    public LongConsumer put(TemplatePut put) {
      return revision -> SearchableGallery.this.put(put, revision);
    }

    @Override
    public LongConsumer removed(TemplateRemoved removed) {
      return revision -> remove(removed.id(), revision);
    }

    @Override
    public LongConsumer personChanged(PersonChanged changed) {
      return revision -> change(changed.record(), revision);
    }

    @Override
    public LongConsumer modelChosen(ModelChosen chosen) {
      return revision -> choose(chosen.model(), revision);
    }

    @Override
    public LongConsumer erased(PersonErased erased) {
      return revision -> erasures.put(erased.id(), erased.erasure());
    }

    @Override
    public LongConsumer erasureExpired(ErasureExpired expired) {
      return revision -> erasures.remove(expired.id());
    }

    @Override
    public LongConsumer unreadable(Unreadable unreadable) {
      return revision -> replaceUnreadable(unreadable, revision);
    }
  }
}
