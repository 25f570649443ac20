package dev.sightline.serving.api;

import dev.sightline.detection.FaceQuality;
import dev.sightline.gallery.Template;
import java.time.Instant;

/**
 * A template without its vector.
 *
 * @param sample names it among the person's templates
 * @param negative whether it shows who the person is not
 * @param source where the picture came from, for people to read
 * @param model the model that made its vector
 */
record EnrolledFace(
    String sample,
    boolean negative,
    String source,
    Instant enrolledAt,
    String model,
    FaceQuality quality) {

  static EnrolledFace of(Template template) {
    return new EnrolledFace(
        template.id().sample(),
        template.id().isNegative(),
        template.source(),
        template.enrolledAt(),
        template.embedding().model().value(),
        template.quality());
  }
}
