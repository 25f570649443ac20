package dev.sightline.gallery;

import java.util.List;
import java.util.Map;

/**
 * A change of the gallery. Templates and statuses are written before anything is removed, so that
 * nothing is lost if the change is interrupted.
 *
 * @param put new or replaced templates
 * @param statuses the new statuses of persons
 * @param removed the templates to remove
 */
public record GalleryEdit(
    List<Template> put, Map<PersonId, PersonStatus> statuses, List<TemplateId> removed) {

  public GalleryEdit {
    put = List.copyOf(put);
    statuses = Map.copyOf(statuses);
    removed = List.copyOf(removed);
  }
}
