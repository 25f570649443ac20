package dev.sightline.events;

import dev.sightline.detection.DetectedFace;
import dev.sightline.detection.FaceQuality;
import dev.sightline.embedding.Embedding;
import java.util.Objects;

/** A detected face with its embedding. */
public record FaceEmbedding(DetectedFace face, FaceQuality quality, Embedding embedding) {

  public FaceEmbedding {
    Objects.requireNonNull(face, "face");
    Objects.requireNonNull(quality, "quality");
    Objects.requireNonNull(embedding, "embedding");
  }
}
