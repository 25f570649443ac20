package dev.sightline.gallery;

import java.util.List;
import java.util.Set;

/**
 * The result of a search in one state of the gallery.
 *
 * @param candidates for each face, in the order of the request, its nearest persons: each person
 *     once, most similar first, equally similar persons by template id
 * @param persons the number of persons each face was compared with
 * @param templates the number of templates each face was compared with
 * @param revision the revision of the gallery that was searched
 * @param ignored all persons on the ignore list: a candidate among them is found, but not named
 */
public record GallerySearch(
    List<List<Candidate>> candidates,
    int persons,
    int templates,
    long revision,
    Set<PersonId> ignored) {

  public GallerySearch {
    candidates = candidates.stream().map(List::copyOf).toList();
    ignored = Set.copyOf(ignored);
  }
}
