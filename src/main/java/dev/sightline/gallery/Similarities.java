package dev.sightline.gallery;

import java.util.List;

/** How alike templates are. */
final class Similarities {

  private Similarities() {}

  static float between(Template a, Template b) {
    return a.embedding().cosineSimilarity(b.embedding());
  }

  /** Of a template and the nearest of others, itself left out; −1 where there is none. */
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
