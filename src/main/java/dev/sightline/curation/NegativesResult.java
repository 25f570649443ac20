package dev.sightline.curation;

import dev.sightline.topics.GalleryChange;
import java.util.List;

/**
 * The result of adding negative examples.
 *
 * @param refusals the pictures without a negative example
 */
public record NegativesResult(GalleryChange change, List<EnrolmentResult.Refusal> refusals) {

  public NegativesResult {
    refusals = List.copyOf(refusals);
  }
}
