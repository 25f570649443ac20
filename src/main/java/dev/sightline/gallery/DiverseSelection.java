package dev.sightline.gallery;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A selection of the most different of a person's templates. They cover more of how the person can
 * look than as many similar ones.
 *
 * <p>Farthest-point selection (Gonzalez 1985): begin with the most typical template, then always
 * add the one whose nearest chosen template is furthest away. The result is within a factor of two
 * of the best possible cover.
 */
public final class DiverseSelection {
  private static final Comparator<Template> BY_ID = Comparator.comparing(Template::id);

  private DiverseSelection() {}

  /**
   * Selects templates.
   *
   * @param templates templates of one model
   * @param most the number of templates to keep
   * @return the templates in the order of choice, or all of them if there are no more than {@code
   *     most}
   */
  public static List<Template> select(List<Template> templates, int most) {
    List<Template> left = new ArrayList<>(templates);
    left.sort(BY_ID);
    List<Template> chosen = new ArrayList<>();
    while (!left.isEmpty() && chosen.size() < most) {
      Template next = chosen.isEmpty() ? mostTypical(left) : farthestFrom(chosen, left);
      left.remove(next);
      chosen.add(next);
    }
    return List.copyOf(chosen);
  }

  private static Template mostTypical(List<Template> templates) {
    return templates.stream()
        .max(Comparator.comparingDouble(template -> summedSimilarity(template, templates)))
        .orElseThrow();
  }

  private static double summedSimilarity(Template template, List<Template> others) {
    return others.stream().mapToDouble(other -> Similarities.between(template, other)).sum();
  }

  private static Template farthestFrom(List<Template> chosen, List<Template> left) {
    return left.stream()
        .min(Comparator.comparingDouble(template -> Similarities.nearest(template, chosen)))
        .orElseThrow();
  }
}
