package dev.sightline.gallery;

import java.util.List;

/**
 * What a search found, all of it in one state of the gallery.
 *
 * @param candidates for each face, in the order asked, its nearest persons: each person once, most
 *     alike first, persons equally alike by template key
 * @param templates how many templates each face was compared with
 * @param revision the gallery's revision that was searched
 */
public record GallerySearch(List<List<Candidate>> candidates, int templates, long revision) {

  public GallerySearch {
    candidates = candidates.stream().map(List::copyOf).toList();
  }
}
