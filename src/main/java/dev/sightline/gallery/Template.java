package dev.sightline.gallery;

import static java.util.Objects.requireNonNull;

import dev.sightline.detection.FaceQuality;
import dev.sightline.embedding.Embedding;
import dev.sightline.embedding.ModelId;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One enrolled face of one person.
 *
 * @param id the template's id in the gallery
 * @param embedding the embedding by the model it was enrolled with
 * @param quality the enrolled face's quality
 * @param source the origin of the picture, e.g. a file's name; for people to read
 * @param enrolledAt the time of enrolment
 * @param chip the aligned face, kept for embedding it again
 * @param next the embedding by the model that the gallery is being re-embedded for; mostly empty
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
    requireNonNull(id, "id");
    requireNonNull(embedding, "embedding");
    requireNonNull(quality, "quality");
    requireNonNull(source, "source");
    requireNonNull(enrolledAt, "enrolledAt");
    requireNonNull(chip, "chip");
    if (next.isPresent() && next.get().model().equals(embedding.model())) {
      throw new IllegalArgumentException(
          "a template has one embedding a model, found two of " + embedding.model());
    }
  }

  /** Creates a template with one embedding. */
  public Template(
      TemplateId id,
      Embedding embedding,
      FaceQuality quality,
      String source,
      Instant enrolledAt,
      EncodedChip chip) {
    this(id, embedding, quality, source, enrolledAt, chip, Optional.empty());
  }

  /** Returns the same face with another id. */
  public Template withId(TemplateId other) {
    return new Template(other, embedding, quality, source, enrolledAt, chip, next);
  }

  /** Returns the same face without its picture, to search and to list. */
  public Template withoutPicture() {
    return new Template(id, embedding, quality, source, enrolledAt, chip.leftOut(), next);
  }

  /** Returns the same face with an embedding by the next model. */
  public Template withNext(Embedding other) {
    return new Template(id, embedding, quality, source, enrolledAt, chip, Optional.of(other));
  }

  /** Returns the same face with only the embedding by this model; empty if it has none. */
  public Optional<Template> of(ModelId model) {
    return Stream.concat(Stream.of(embedding), next.stream())
        .filter(vector -> vector.model().equals(model))
        .findFirst()
        .map(vector -> new Template(id, vector, quality, source, enrolledAt, chip));
  }
}
