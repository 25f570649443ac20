package dev.sightline.streams.gallery;

import dev.sightline.embedding.Embedding;
import dev.sightline.embedding.ModelId;
import dev.sightline.events.Rejection;
import dev.sightline.events.RejectionReason;
import dev.sightline.gallery.Gallery;
import dev.sightline.gallery.PersonId;
import dev.sightline.gallery.PersonStatus;
import dev.sightline.gallery.Template;
import dev.sightline.gallery.TemplateId;
import dev.sightline.matching.MatchDecision;
import java.util.List;
import java.util.Optional;

/** The enrolled persons with their vectors of one model. */
public final class ModelGallery {
  private final ComparedModel model;
  private final Gallery gallery;

  /**
   * @param gallery an empty gallery, used only here
   */
  ModelGallery(ComparedModel model, Gallery gallery) {
    this.model = model;
    this.gallery = gallery;
  }

  ModelId model() {
    return model.model();
  }

  int dimension() {
    return model.dimension();
  }

  /** Returns the gallery, to read its size. */
  public Gallery gallery() {
    return gallery;
  }

  /**
   * Stores the template's vector of this model. Without one, or with one of another dimension, the
   * template with this id is removed.
   *
   * @return why it is not stored, if its vector cannot be searched
   */
  Optional<Rejection> put(Template template, long revision) {
    Optional<Template> own = template.of(model.model());
    Optional<Rejection> rejection = own.flatMap(kept -> rejection(kept.embedding()));
    if (own.isPresent() && rejection.isEmpty()) {
      gallery.put(own.get(), revision);
    } else {
      gallery.remove(template.id(), revision);
    }
    return rejection;
  }

  /** Returns why a vector of this model cannot be compared; empty if it can. */
  public Optional<Rejection> rejection(Embedding vector) {
    return vector.dimension() == model.dimension()
        ? Optional.empty()
        : Optional.of(
            Rejection.of(
                RejectionReason.DIMENSION_MISMATCH,
                vector.dimension() + " dimensions, the model has " + model.dimension()));
  }

  void remove(TemplateId key, long revision) {
    gallery.remove(key, revision);
  }

  void setStatus(PersonId person, PersonStatus status, long revision) {
    gallery.setStatus(person, status, revision);
  }

  void advance(long revision) {
    gallery.advance(revision);
  }

  /**
   * Decides who the faces of a frame are.
   *
   * @param faces embeddings of this model; may be empty
   */
  public List<MatchDecision> match(List<Embedding> faces, String camera) {
    return faces.isEmpty() ? List.of() : model.matcher().match(faces, gallery, camera);
  }
}
