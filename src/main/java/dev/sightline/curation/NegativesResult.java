package dev.sightline.curation;

import dev.sightline.topics.GalleryChange;
import java.util.List;

/**
 * What became of pictures that show who a person is not.
 *
 * @param refusals pictures without a negative example
 */
public record NegativesResult(GalleryChange change, List<EnrolmentResult.Refusal> refusals) {

  public NegativesResult {
    refusals = List.copyOf(refusals);
  }
}
