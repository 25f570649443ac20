package dev.sightline.serving.api;

import dev.sightline.curation.RevisedVisits;
import dev.sightline.topics.GalleryChange;

/**
 * A change of the gallery, as the API tells it.
 *
 * @param written the number of templates added or replaced
 * @param removed the number of templates removed
 * @param revision the gallery's revision with the whole change; 0 if nothing changed
 * @param revised the number of past visits revised
 * @param notSearched which past visits were not searched; null if all were
 */
record Change(int written, int removed, long revision, int revised, String notSearched) {

  static Change of(GalleryChange change, RevisedVisits revised) {
    return new Change(
        change.written(),
        change.removed(),
        change.revision(),
        revised.count(),
        revised.notSearched().orElse(null));
  }
}
