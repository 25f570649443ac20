package dev.sightline.gallery;

import java.util.List;
import java.util.Map;

/**
 * A change of the gallery as a whole: what is written first, and what is removed after that, so
 * that nothing is lost where it is cut short.
 *
 * @param put new or replaced templates
 * @param statuses how persons are matched from then on
 * @param removed templates to remove
 */
public record GalleryEdit(
    List<Template> put, Map<PersonId, PersonStatus> statuses, List<TemplateId> removed) {

  public GalleryEdit {
    put = List.copyOf(put);
    statuses = Map.copyOf(statuses);
    removed = List.copyOf(removed);
  }
}
