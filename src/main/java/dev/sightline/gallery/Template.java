package dev.sightline.gallery;

import dev.sightline.detection.FaceQuality;
import dev.sightline.embedding.Embedding;
import java.time.Instant;
import java.util.Objects;

/**
 * One enrolled face of one person.
 *
 * @param key its name in the gallery
 * @param embedding the face as a vector, of the model it was enrolled with
 * @param quality the enrolled face's quality
 * @param source where the picture came from, e.g. a file's name; for people to read
 * @param enrolledAt when it was enrolled
 * @param chip the aligned face, kept for embedding it again
 */
public record Template(
    TemplateKey key,
    Embedding embedding,
    FaceQuality quality,
    String source,
    Instant enrolledAt,
    EncodedChip chip) {

  public Template {
    Objects.requireNonNull(key, "key");
    Objects.requireNonNull(embedding, "embedding");
    Objects.requireNonNull(quality, "quality");
    Objects.requireNonNull(source, "source");
    Objects.requireNonNull(enrolledAt, "enrolledAt");
    Objects.requireNonNull(chip, "chip");
  }

  /** The same face under another key. */
  public Template withKey(TemplateKey other) {
    return new Template(other, embedding, quality, source, enrolledAt, chip);
  }
}
