package dev.sightline.gallery;

import java.util.List;
import java.util.Map;

/**
 * A change of the gallery. Templates and statuses are written before anything is removed, so that
 * nothing is lost if the change is interrupted.
 *
 * @param put new or replaced templates
 * @param statuses how persons are matched from then on
 * @param formerNames the former names of persons from then on
 * @param removed templates to remove
 */
public record GalleryEdit(
    List<Template> put,
    Map<PersonId, PersonStatus> statuses,
    Map<PersonId, List<FormerName>> formerNames,
    List<TemplateId> removed) {

  public GalleryEdit {
    put = List.copyOf(put);
    statuses = Map.copyOf(statuses);
    formerNames = Map.copyOf(formerNames);
    removed = List.copyOf(removed);
  }

  /** A change that leaves all former names as they are. */
  public GalleryEdit(
      List<Template> put, Map<PersonId, PersonStatus> statuses, List<TemplateId> removed) {
    this(put, statuses, Map.of(), removed);
  }

  /** A change that only writes templates. */
  public static GalleryEdit put(List<Template> templates) {
    return new GalleryEdit(templates, Map.of(), List.of());
  }

  private GalleryEdit withFormerNames(Map<PersonId, List<FormerName>> names) {
    return new GalleryEdit(put, statuses, names, removed);
  }

  /** The same change; from then on the names of one person are another's former names. */
  GalleryEdit withFormerNames(PersonId from, PersonId to, List<FormerName> names) {
    return withFormerNames(Map.of(from, List.of(), to, names));
  }
}
