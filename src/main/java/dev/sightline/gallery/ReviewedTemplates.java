package dev.sightline.gallery;

import java.util.List;

/**
 * What a person's templates look like together, after {@link EnrolmentReview}.
 *
 * @param kept the templates to have in the gallery, the most typical first
 * @param surplus those beyond {@code gallery.templates.per.person}: to be removed, or not added
 * @param heldBack new templates that fit another person better: not added, for someone to look at
 * @param outliers of kept and surplus, those that agree with none of the person's others
 * @param nearDuplicates of kept and surplus, pairs that say the same
 */
public record ReviewedTemplates(
    List<Template> kept,
    List<Template> surplus,
    List<HeldBack> heldBack,
    List<TemplateId> outliers,
    List<NearDuplicate> nearDuplicates) {

  public ReviewedTemplates {
    kept = List.copyOf(kept);
    surplus = List.copyOf(surplus);
    heldBack = List.copyOf(heldBack);
    outliers = List.copyOf(outliers);
    nearDuplicates = List.copyOf(nearDuplicates);
  }

  /**
   * A template that fits another person better.
   *
   * @param rival that person's nearest template
   * @param ownSimilarity the cosine similarity to the nearest of the person's own others; −1 where
   *     there is none
   */
  public record HeldBack(Template template, Candidate rival, float ownSimilarity) {}

  /** Two templates of one person that are nearly equal. */
  public record NearDuplicate(TemplateId first, TemplateId second, float cosineSimilarity) {}
}
