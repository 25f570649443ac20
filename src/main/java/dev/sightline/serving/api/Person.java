package dev.sightline.serving.api;

import dev.sightline.gallery.PersonSummary;
import dev.sightline.gallery.Template;
import java.util.List;

/**
 * A person of the gallery.
 *
 * @param person the name
 * @param status {@code active}, {@code disabled} or {@code ignored}
 * @param templates the number of enrolled faces
 * @param negatives the number of negative examples
 * @param sample the enrolled face that represents the person; null if there is none
 */
record Person(
    String collection, String person, String status, int templates, int negatives, String sample) {

  static Person of(PersonSummary summary, List<Template> templates) {
    return new Person(
        summary.person().collection(),
        summary.person().person(),
        FaceFinding.code(summary.status()),
        summary.templates(),
        summary.negatives(),
        templates.stream()
            .map(Template::id)
            .filter(id -> !id.isNegative())
            .map(id -> id.sample())
            .findFirst()
            .orElse(null));
  }
}
