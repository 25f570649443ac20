package dev.sightline.curation;

import dev.sightline.topics.GalleryChange;
import java.util.Objects;

/**
 * The result of a change that needs no picture.
 *
 * @param change what changed in the gallery
 * @param revised the past visits that are another person's now, or nobody's
 */
public record EditResult(GalleryChange change, RevisedVisits revised) {

  public EditResult {
    Objects.requireNonNull(change, "change");
    Objects.requireNonNull(revised, "revised");
  }

  /** Returns the result of a change that concerns no past visit. */
  public static EditResult of(GalleryChange change) {
    return new EditResult(change, RevisedVisits.NONE);
  }
}
