package dev.sightline.curation;

import dev.sightline.embedding.ModelId;
import dev.sightline.gallery.EnrolmentConfig;
import dev.sightline.gallery.EnrolmentReview;
import dev.sightline.gallery.GalleryConfig;
import java.time.Instant;
import java.util.Set;

/**
 * The model that the gallery's vectors are of, opened with the first use. Used with the monitor of
 * the gallery's topic held.
 */
final class GalleryModel implements AutoCloseable {
  private final EnrolmentModels models;
  private final GalleryConfig gallery;
  private final EnrolmentConfig enrolment;
  private EnrolmentModel opened;
  private Set<ModelId> openedFor = Set.of();

  /**
   * @param gallery the rules of the gallery
   * @param enrolment the rules of enrolment
   */
  GalleryModel(EnrolmentModels models, GalleryConfig gallery, EnrolmentConfig enrolment) {
    this.models = models;
    this.gallery = gallery;
    this.enrolment = enrolment;
  }

  /** Begins the conversion of pictures to templates for a gallery, with its model. */
  EnrolmentSession session(GalleryTopic topic, Instant now) {
    EnrolmentModel model = of(topic);
    EnrolmentReview review = model.review(gallery, enrolment, topic.contents().size());
    return new EnrolmentSession(topic, model.enroller(), review, now);
  }

  /**
   * Returns the model of a gallery. Opens another one where the gallery was switched to it since.
   *
   * @throws ForeignModelException if it has vectors of a model that is not here
   */
  EnrolmentModel of(GalleryTopic topic) {
    Set<ModelId> used = topic.contents().models();
    if (opened == null || !used.equals(openedFor)) {
      if (opened == null || !Set.of(opened.model()).containsAll(used)) {
        close();
        opened = models.open(used);
      }
      openedFor = used;
    }
    ForeignModelException.check(used, opened.model());
    return opened;
  }

  @Override
  public void close() {
    if (opened != null) {
      opened.close();
      opened = null;
    }
  }
}
