package dev.sightline.gallery;

import java.util.List;

/** Similarities between templates. */
final class Similarities {

  private Similarities() {}

  static float between(Template a, Template b) {
    return a.embedding().cosineSimilarity(b.embedding());
  }

  /**
   * Returns the similarity of a template to the nearest of the others, itself left out; −1 if there
   * are none.
   */
  static float nearest(Template template, List<Template> others) {
    float nearest = -1;
    for (Template other : others) {
      if (!other.id().equals(template.id())) {
        nearest = Math.max(nearest, between(template, other));
      }
    }
    return nearest;
  }
}
