package dev.sightline.events;

import dev.sightline.embedding.ModelId;
import dev.sightline.gallery.PersonId;
import dev.sightline.gallery.PersonStatus;
import dev.sightline.gallery.Template;
import dev.sightline.gallery.TemplateId;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** What one record of {@code sightline.gallery} says. */
public sealed interface GalleryRecord {

  /** The result for this kind of record. */
  <R> R fold(Fold<R> fold);

  /** The same record with its template changed; a record without a template stays as it is. */
  default GalleryRecord withTemplate(UnaryOperator<Template> change) {
    return this;
  }

  /** The template whose earlier record this one replaces; empty if it is about none. */
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

    R statusSet(PersonStatusSet set);

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

  /** A person is matched in this way from here on. */
  record PersonStatusSet(PersonId person, PersonStatus status) implements GalleryRecord {
    @Override
    public <R> R fold(Fold<R> fold) {
      return fold.statusSet(this);
    }
  }

  /** Only vectors of this model count from here on. */
  record ModelChosen(ModelId model) implements GalleryRecord {
    @Override
    public <R> R fold(Fold<R> fold) {
      return fold.modelChosen(this);
    }
  }

  /**
   * A person is erased: every reader forgets what it remembers beyond the gallery.
   *
   * @param id names the record, not the person
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
