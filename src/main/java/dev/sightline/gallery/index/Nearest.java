package dev.sightline.gallery.index;

import dev.sightline.gallery.TemplateId;
import java.util.Objects;

/** A template that a search found, and its cosine similarity in [−1, 1]. */
record Nearest(TemplateId template, float cosineSimilarity) {

  Nearest {
    Objects.requireNonNull(template, "template");
  }

  /** Orders by similarity downwards, then by template id upwards: a total order. */
  boolean isBefore(Nearest other) {
    int bySimilarity = Float.compare(other.cosineSimilarity, cosineSimilarity);
    return bySimilarity < 0 || (bySimilarity == 0 && template.compareTo(other.template) < 0);
  }
}
