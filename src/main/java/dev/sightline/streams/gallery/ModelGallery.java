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

/** The enrolled persons as one model sees them: holds its vectors, and compares no others. */
public final class ModelGallery {
  private final ComparedModel model;
  private final Gallery gallery;

  /**
   * @param gallery empty, and nobody else's
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

  /** To ask how large it is. */
  public Gallery gallery() {
    return gallery;
  }

  /**
   * Keeps the template's vector of this model. Without one, or with one of another length, it has
   * no template of this key any more.
   *
   * @return why it is not kept, if its vector cannot be searched
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

  /** Why a vector of this model cannot be compared; empty if it can. */
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
   * @param faces of this model; may be empty
   */
  public List<MatchDecision> match(List<Embedding> faces, String camera) {
    return faces.isEmpty() ? List.of() : model.matcher().match(faces, gallery, camera);
  }
}
