package dev.sightline.gallery;

import static java.util.Objects.requireNonNull;

import dev.sightline.detection.FaceQuality;
import dev.sightline.embedding.Embedding;

/**
 * A face that a camera saw, to enrol without its frame.
 *
 * @param source where it was seen; for people to read
 * @param chip the aligned face
 * @param quality its quality
 * @param embedding its embedding
 */
public record SeenFace(String source, ChipJpeg chip, FaceQuality quality, Embedding embedding) {

  public SeenFace {
    requireNonNull(source, "source");
    requireNonNull(chip, "chip");
    requireNonNull(quality, "quality");
    requireNonNull(embedding, "embedding");
  }

  /** Returns the aligned face as a picture. */
  public Picture picture() {
    return new Picture(source, chip.toBytes());
  }
}
