package dev.sightline.gallery;

import dev.sightline.detection.FaceQuality;
import dev.sightline.embedding.Embedding;
import dev.sightline.embedding.ModelId;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One enrolled face of one person.
 *
 * @param id its name in the gallery
 * @param embedding the face as a vector, of the model it was enrolled with
 * @param quality the enrolled face's quality
 * @param source where the picture came from, e.g. a file's name; for people to read
 * @param enrolledAt when it was enrolled
 * @param chip the aligned face, kept for embedding it again
 * @param next the same face by the model that the gallery is being re-embedded for; mostly empty
 */
public record Template(
    TemplateId id,
    Embedding embedding,
    FaceQuality quality,
    String source,
    Instant enrolledAt,
    EncodedChip chip,
    Optional<Embedding> next) {

  /**
   * @throws IllegalArgumentException if both embeddings are of one model
   */
  public Template {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(embedding, "embedding");
    Objects.requireNonNull(quality, "quality");
    Objects.requireNonNull(source, "source");
    Objects.requireNonNull(enrolledAt, "enrolledAt");
    Objects.requireNonNull(chip, "chip");
    if (next.isPresent() && next.get().model().equals(embedding.model())) {
      throw new IllegalArgumentException(
          "a template has one embedding a model, found two of " + embedding.model());
    }
  }

  /** A template of one model. */
  public Template(
      TemplateId id,
      Embedding embedding,
      FaceQuality quality,
      String source,
      Instant enrolledAt,
      EncodedChip chip) {
    this(id, embedding, quality, source, enrolledAt, chip, Optional.empty());
  }

  /** The same face under another id. */
  public Template withId(TemplateId other) {
    return new Template(other, embedding, quality, source, enrolledAt, chip, next);
  }

  /** The same face without its picture, to search and to list. */
  public Template withoutPicture() {
    return new Template(id, embedding, quality, source, enrolledAt, chip.leftOut(), next);
  }

  /** The same face with the vector of a model that is to come. */
  public Template withNext(Embedding other) {
    return new Template(id, embedding, quality, source, enrolledAt, chip, Optional.of(other));
  }

  /** The same face with the vector of this model alone; empty if it has none. */
  public Optional<Template> of(ModelId model) {
    return Stream.concat(Stream.of(embedding), next.stream())
        .filter(vector -> vector.model().equals(model))
        .findFirst()
        .map(vector -> new Template(id, vector, quality, source, enrolledAt, chip));
  }
}
