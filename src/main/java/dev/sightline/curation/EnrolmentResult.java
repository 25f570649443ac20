package dev.sightline.curation;

import dev.sightline.gallery.PersonId;
import dev.sightline.gallery.RefusalReason;
import dev.sightline.gallery.ReviewedTemplates;
import java.util.List;

/**
 * What became of a person's pictures.
 *
 * @param skipped pictures that were enrolled before, by their content
 * @param written new templates in the gallery
 * @param reviewed how the person's templates fit together
 * @param refusals pictures without a template
 */
public record EnrolmentResult(
    PersonId person, int skipped, int written, ReviewedTemplates reviewed, List<Refusal> refusals) {

  public EnrolmentResult {
    refusals = List.copyOf(refusals);
  }

  /**
   * @param source the picture
   * @param detail the value found and the value allowed
   */
  public record Refusal(String source, RefusalReason reason, String detail) {}
}
