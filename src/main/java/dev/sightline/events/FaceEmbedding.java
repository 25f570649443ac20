package dev.sightline.events;

import dev.sightline.detection.DetectedFace;
import dev.sightline.detection.FaceQuality;
import dev.sightline.embedding.Embedding;
import dev.sightline.gallery.ChipJpeg;
import java.util.Objects;
import java.util.Optional;

/**
 * A detected face with its embedding.
 *
 * @param chip the aligned face, for sightings; empty where they have no pictures
 */
public record FaceEmbedding(
    DetectedFace face, FaceQuality quality, Embedding embedding, Optional<ChipJpeg> chip) {

  public FaceEmbedding {
    Objects.requireNonNull(face, "face");
    Objects.requireNonNull(quality, "quality");
    Objects.requireNonNull(embedding, "embedding");
    Objects.requireNonNull(chip, "chip");
  }

  /** Creates a face without a picture. */
  public FaceEmbedding(DetectedFace face, FaceQuality quality, Embedding embedding) {
    this(face, quality, embedding, Optional.empty());
  }
}
