package dev.sightline.events;

import dev.sightline.embedding.ModelId;
import dev.sightline.gallery.Template;
import dev.sightline.gallery.TemplateId;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** A record of {@code sightline.gallery}. */
public sealed interface GalleryRecord {

  /** Applies the function for this kind of record. */
  <R> R fold(Fold<R> fold);

  /**
   * Returns the same record with its template changed; a record without a template is returned
   * unchanged.
   */
  default GalleryRecord withTemplate(UnaryOperator<Template> change) {
    return this;
  }

  /** Returns the template whose earlier record this one replaces; empty if there is none. */
  default Optional<TemplateId> replacedTemplate() {
    return Optional.empty();
  }

  /**
   * One function for each kind of record, so that a new kind does not compile until every reader
   * handles it.
   */
  interface Fold<R> {
    R put(TemplatePut put);

    R removed(TemplateRemoved removed);

    R personChanged(PersonChanged changed);

    R modelChosen(ModelChosen chosen);

    R erased(PersonErased erased);

    R erasureExpired(ErasureExpired expired);

    R unreadable(Unreadable unreadable);
  }

  /**
   * A template is added, or replaces the one of the same id.
   *
   * @param encrypted whether the record holds it encrypted
   */
  record TemplatePut(Template template, boolean encrypted) implements GalleryRecord {
    public TemplatePut {
      Objects.requireNonNull(template, "template");
    }

    @Override
    public <R> R fold(Fold<R> fold) {
      return fold.put(this);
    }

    @Override
    public GalleryRecord withTemplate(UnaryOperator<Template> change) {
      return new TemplatePut(change.apply(template), encrypted);
    }

    @Override
    public Optional<TemplateId> replacedTemplate() {
      return Optional.of(template.id());
    }
  }

  /** A template is removed. */
  record TemplateRemoved(TemplateId id) implements GalleryRecord {
    @Override
    public <R> R fold(Fold<R> fold) {
      return fold.removed(this);
    }

    @Override
    public Optional<TemplateId> replacedTemplate() {
      return Optional.of(id);
    }
  }

  /** A person's status and former names are these from here on. */
  record PersonChanged(PersonRecord record) implements GalleryRecord {
    @Override
    public <R> R fold(Fold<R> fold) {
      return fold.personChanged(this);
    }
  }

  /** The gallery is switched to the vectors of this model. */
  record ModelChosen(ModelId model) implements GalleryRecord {
    @Override
    public <R> R fold(Fold<R> fold) {
      return fold.modelChosen(this);
    }
  }

  /**
   * A person is erased: every reader forgets the person beyond the gallery.
   *
   * @param id the id of the record, not of the person
   */
  record PersonErased(String id, ErasureRecord erasure) implements GalleryRecord {
    @Override
    public <R> R fold(Fold<R> fold) {
      return fold.erased(this);
    }
  }

  /** No reader can remember the person of this erasure any more. */
  record ErasureExpired(String id) implements GalleryRecord {
    @Override
    public <R> R fold(Fold<R> fold) {
      return fold.erasureExpired(this);
    }
  }

  /**
   * A record that this program cannot read.
   *
   * @param replacedTemplate the template whose place it takes; empty if its key names none
   */
  record Unreadable(Optional<TemplateId> replacedTemplate, Rejection rejection)
      implements GalleryRecord {
    @Override
    public <R> R fold(Fold<R> fold) {
      return fold.unreadable(this);
    }
  }
}
