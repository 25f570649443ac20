package dev.sightline.gallery;

import dev.sightline.gallery.ReviewedTemplates.HeldBack;
import dev.sightline.gallery.ReviewedTemplates.NearDuplicate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * A review of all templates of a person together, after {@link EnrolmentRules} has checked each
 * picture. It finds new templates that show another person, outliers, near duplicates and surplus
 * templates. Immutable.
 */
public final class EnrolmentReview {
  private final GalleryConfig gallery;
  private final float alike;
  private final double nearDuplicate;

  /**
   * @param alike the cosine similarity above which two faces of the templates' model are taken for
   *     one person: the match threshold
   * @param nearDuplicate the cosine similarity above which two templates are near duplicates
   */
  public EnrolmentReview(GalleryConfig gallery, float alike, double nearDuplicate) {
    this.gallery = Objects.requireNonNull(gallery, "gallery");
    this.alike = alike;
    this.nearDuplicate = nearDuplicate;
  }

  /**
   * Reviews a person's templates.
   *
   * @param enrolled the person's templates so far
   * @param added new templates of the same person and model; a template with the id of an enrolled
   *     one replaces it
   * @param everybody the gallery they are added to
   * @throws IllegalArgumentException if the templates are of several persons or several models
   */
  public ReviewedTemplates review(
      List<Template> enrolled, List<Template> added, Gallery everybody) {
    List<Template> all = merged(enrolled, added);
    List<HeldBack> heldBack =
        added.stream().flatMap(template -> rivalOf(template, all, everybody).stream()).toList();
    Predicate<Template> isHeldBack =
        template -> heldBack.stream().anyMatch(held -> held.template().equals(template));
    List<Template> accepted = all.stream().filter(isHeldBack.negate()).toList();
    List<Template> outliers =
        accepted.stream().filter(template -> isOutlier(template, accepted)).toList();
    List<Template> kept = mostDiverse(accepted, outliers);
    return new ReviewedTemplates(
        kept,
        accepted.stream().filter(template -> !kept.contains(template)).toList(),
        heldBack,
        outliers.stream().map(Template::id).toList(),
        nearDuplicates(accepted));
  }

  private static List<Template> merged(List<Template> enrolled, List<Template> added) {
    Map<TemplateId, Template> byId = new TreeMap<>();
    enrolled.forEach(template -> byId.put(template.id(), template));
    added.forEach(template -> byId.put(template.id(), template));
    if (byId.keySet().stream().map(TemplateId::person).distinct().count() > 1) {
      throw new IllegalArgumentException("a review takes the templates of one person");
    }
    return List.copyOf(byId.values());
  }

  /**
   * Returns the other person that a template would be matched to, if it fits that person better
   * than its own.
   */
  private Optional<HeldBack> rivalOf(Template template, List<Template> own, Gallery everybody) {
    TemplateId id = template.id();
    float ownSimilarity = Similarities.nearest(template, own);
    return everybody
        .search(List.of(template.embedding()), 2, Set.of(id.collection()))
        .candidates()
        .get(0)
        .stream()
        .filter(candidate -> !candidate.person().equals(id.person()))
        .filter(candidate -> candidate.cosineSimilarity() >= alike)
        .filter(candidate -> candidate.cosineSimilarity() > ownSimilarity)
        .findFirst()
        .map(rival -> new HeldBack(template, rival, ownSimilarity));
  }

  private boolean isOutlier(Template template, List<Template> own) {
    return own.size() > 1 && Similarities.nearest(template, own) < alike;
  }

  /**
   * Selects the most diverse templates. Outliers come last: they are the most different, but may
   * show another person.
   */
  private List<Template> mostDiverse(List<Template> accepted, List<Template> outliers) {
    List<Template> agreeing =
        accepted.stream().filter(template -> !outliers.contains(template)).toList();
    int most = gallery.templatesPerPerson();
    List<Template> kept = new ArrayList<>(DiverseSelection.select(agreeing, most));
    kept.addAll(DiverseSelection.select(outliers, most - kept.size()));
    return kept;
  }

  private List<NearDuplicate> nearDuplicates(List<Template> templates) {
    List<NearDuplicate> pairs = new ArrayList<>();
    for (int i = 0; i < templates.size(); i++) {
      for (int j = i + 1; j < templates.size(); j++) {
        float similarity = Similarities.between(templates.get(i), templates.get(j));
        if (similarity >= nearDuplicate) {
          pairs.add(new NearDuplicate(templates.get(i).id(), templates.get(j).id(), similarity));
        }
      }
    }
    return pairs;
  }
}
