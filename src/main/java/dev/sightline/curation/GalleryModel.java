package dev.sightline.curation;

import dev.sightline.embedding.ModelId;
import java.util.Set;

/**
 * The model that the gallery's vectors are of, opened with the first use. Used with the monitor of
 * the gallery's topic held.
 */
final class GalleryModel implements AutoCloseable {
  private final EnrolmentModels models;
  private EnrolmentModel opened;
  private Set<ModelId> openedFor = Set.of();

  GalleryModel(EnrolmentModels models) {
    this.models = models;
  }

  /**
   * Opens another model where the gallery was switched to it since.
   *
   * @param gallery the models that the gallery has vectors of
   * @throws ForeignModelException if it has vectors of a model that is not here
   */
  EnrolmentModel of(Set<ModelId> gallery) {
    if (opened == null || !gallery.equals(openedFor)) {
      if (opened == null || !Set.of(opened.model()).containsAll(gallery)) {
        close();
        opened = models.open(gallery);
      }
      openedFor = gallery;
    }
    ForeignModelException.check(gallery, opened.model());
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
