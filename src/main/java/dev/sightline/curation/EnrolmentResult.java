package dev.sightline.curation;

import dev.sightline.gallery.PersonId;
import dev.sightline.gallery.RefusalReason;
import dev.sightline.gallery.ReviewedTemplates;
import java.util.List;

/**
 * The result of enrolling a person's pictures.
 *
 * @param skipped the number of pictures that were enrolled before, by their content
 * @param written the number of new templates in the gallery
 * @param reviewed the review of the person's templates
 * @param refusals the pictures without a template
 */
public record EnrolmentResult(
    PersonId person, int skipped, int written, ReviewedTemplates reviewed, List<Refusal> refusals) {

  public EnrolmentResult {
    refusals = List.copyOf(refusals);
  }

  /**
   * A refused picture.
   *
   * @param source the picture
   * @param detail the value found and the value allowed
   */
  public record Refusal(String source, RefusalReason reason, String detail) {}
}
