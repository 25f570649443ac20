package dev.sightline.gallery;

import java.util.List;
import java.util.Set;

/**
 * What a search found, all of it in one state of the gallery.
 *
 * @param candidates for each face, in the order asked, its nearest persons: each person once, most
 *     alike first, persons equally alike by template id
 * @param persons how many persons each face was compared with
 * @param templates how many templates each face was compared with
 * @param revision the gallery's revision that was searched
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
