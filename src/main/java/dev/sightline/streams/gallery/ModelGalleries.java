package dev.sightline.streams.gallery;

import dev.sightline.embedding.ModelId;
import dev.sightline.events.GalleryRecord;
import dev.sightline.events.GalleryRecord.ErasureExpired;
import dev.sightline.events.GalleryRecord.ModelChosen;
import dev.sightline.events.GalleryRecord.PersonChanged;
import dev.sightline.events.GalleryRecord.PersonErased;
import dev.sightline.events.GalleryRecord.TemplatePut;
import dev.sightline.events.GalleryRecord.TemplateRemoved;
import dev.sightline.events.GalleryRecord.Unreadable;
import dev.sightline.events.PersonRecord;
import dev.sightline.events.Rejection;
import dev.sightline.gallery.Gallery;
import dev.sightline.gallery.Template;
import dev.sightline.gallery.TemplateId;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The gallery, once for each compared model. One thread writes, any number search. */
public final class ModelGalleries {
  private final List<ModelGallery> byModel;

  /**
   * @param empty creates an empty gallery
   */
  public ModelGalleries(List<ComparedModel> models, Supplier<Gallery> empty) {
    this.byModel = models.stream().map(model -> new ModelGallery(model, empty.get())).toList();
  }

  /** Returns the gallery of a model; empty if its vectors are not compared here. */
  public Optional<ModelGallery> of(ModelId model) {
    return byModel.stream().filter(one -> one.model().equals(model)).findFirst();
  }

  /** Returns whether a template has a vector that is compared here. */
  public boolean compare(Template template) {
    return byModel.stream().anyMatch(gallery -> template.of(gallery.model()).isPresent());
  }

  /** Returns whether there is no template to compare with. */
  public boolean areEmpty() {
    return byModel.stream().allMatch(gallery -> gallery.gallery().templates() == 0);
  }

  /**
   * Applies a record to the gallery of each model.
   *
   * @return why vectors of it cannot be searched; empty if they can, or if it has none
   */
  public List<Rejection> apply(GalleryRecord record, long revision) {
    List<Rejection> rejections = record.fold(new Change(revision));
    advance(revision);
    return rejections;
  }

  private List<Rejection> put(Template template, long revision) {
    return byModel.stream().flatMap(gallery -> gallery.put(template, revision).stream()).toList();
  }

  private void remove(TemplateId id, long revision) {
    byModel.forEach(gallery -> gallery.remove(id, revision));
  }

  public void advance(long revision) {
    byModel.forEach(gallery -> gallery.advance(revision));
  }

  /** Returns the compared models, for a message. */
  @Override
  public String toString() {
    return byModel.stream()
        .map(ModelGallery::model)
        .map(ModelId::value)
        .reduce((a, b) -> a + " and " + b)
        .orElse("none");
  }

  /**
   * The application of one record. Each function returns the reasons why vectors of it cannot be
   * searched.
   */
  private final class Change implements GalleryRecord.Fold<List<Rejection>> {
    private final long revision;

    private Change(long revision) {
      this.revision = revision;
    }

    @Override
    public List<Rejection> put(TemplatePut put) {
      return ModelGalleries.this.put(put.template(), revision);
    }

    @Override
    public List<Rejection> removed(TemplateRemoved removed) {
      remove(removed.id(), revision);
      return List.of();
    }

    @Override
    public List<Rejection> personChanged(PersonChanged changed) {
      PersonRecord person = changed.record();
      byModel.forEach(gallery -> gallery.setStatus(person.person(), person.status(), revision));
      return List.of();
    }

    @Override
    public List<Rejection> modelChosen(ModelChosen chosen) {
      return List.of();
    }

    @Override
    public List<Rejection> erased(PersonErased erased) {
      return List.of();
    }

    @Override
    public List<Rejection> erasureExpired(ErasureExpired expired) {
      return List.of();
    }

    @Override
    public List<Rejection> unreadable(Unreadable unreadable) {
      unreadable.replacedTemplate().ifPresent(id -> remove(id, revision));
      return List.of(unreadable.rejection());
    }
  }
}
