package dev.sightline.curation;

import dev.sightline.topics.GalleryChange;
import java.util.List;
import java.util.Objects;

/**
 * The result of adding negative examples.
 *
 * @param refusals the pictures without a negative example
 * @param revised the past visits that are no longer the person's
 */
public record NegativesResult(
    GalleryChange change, List<EnrolmentResult.Refusal> refusals, RevisedVisits revised) {

  public NegativesResult {
    refusals = List.copyOf(refusals);
    Objects.requireNonNull(revised, "revised");
  }
}
