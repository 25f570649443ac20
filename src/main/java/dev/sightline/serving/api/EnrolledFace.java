package dev.sightline.serving.api;

import dev.sightline.detection.FaceQuality;
import dev.sightline.gallery.Template;
import java.time.Instant;

/**
 * A template without its vector.
 *
 * @param sample the name of the template within the person
 * @param negative whether it is a negative example
 * @param source the origin of the picture, for people to read
 * @param model the model that computed its vector
 * @param decided the number of faces it has named since the server runs
 */
record EnrolledFace(
    String sample,
    boolean negative,
    String source,
    Instant enrolledAt,
    String model,
    FaceQuality quality,
    long decided) {

  static EnrolledFace of(Template template, long decided) {
    return new EnrolledFace(
        template.id().sample(),
        template.id().isNegative(),
        template.source(),
        template.enrolledAt(),
        template.embedding().model().value(),
        template.quality(),
        decided);
  }
}
