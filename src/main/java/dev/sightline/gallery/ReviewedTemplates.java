package dev.sightline.gallery;

import java.util.List;

/**
 * The result of an {@link EnrolmentReview}.
 *
 * @param kept the templates to have in the gallery, the most typical first
 * @param surplus those beyond {@code gallery.templates.per.person}: to be removed, or not added
 * @param heldBack new templates that fit another person better: not added, for an operator to check
 * @param outliers the kept and surplus templates that agree with none of the person's others
 * @param nearDuplicates pairs of kept and surplus templates that are nearly equal
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
   * @param ownSimilarity the cosine similarity to the nearest other template of the own person; −1
   *     if there is none
   */
  public record HeldBack(Template template, Candidate rival, float ownSimilarity) {}

  /** Two templates of one person that are nearly equal. */
  public record NearDuplicate(TemplateId first, TemplateId second, float cosineSimilarity) {}
}
