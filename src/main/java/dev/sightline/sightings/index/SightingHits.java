package dev.sightline.sightings.index;

import java.util.List;

/**
 * What a search found.
 *
 * @param hits the sightings, most similar first, equal ones in order of their keys
 * @param compared the number of views that the filter admitted: the size of what was searched
 * @param otherModel the number of sightings that the filter admitted and that have no view of the
 *     face's model, so that they were not compared
 */
public record SightingHits(List<SightingHit> hits, long compared, long otherModel) {

  public SightingHits {
    hits = List.copyOf(hits);
  }
}
