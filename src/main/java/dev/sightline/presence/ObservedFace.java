package dev.sightline.presence;

import dev.sightline.detection.Box;
import dev.sightline.detection.FaceQuality;
import dev.sightline.embedding.Embedding;
import dev.sightline.gallery.ChipJpeg;
import dev.sightline.matching.MatchDecision;
import java.util.Objects;
import java.util.Optional;

/**
 * One face of one frame, with the decision about it alone.
 *
 * @param index the position among the frame's faces, from 0
 * @param box the box in pixels of the frame
 * @param chip the aligned face, for the sighting; empty if it is not kept
 */
public record ObservedFace(
    int index,
    Box box,
    FaceQuality quality,
    Embedding embedding,
    MatchDecision decision,
    Optional<ChipJpeg> chip) {

  public ObservedFace {
    Objects.requireNonNull(box, "box");
    Objects.requireNonNull(quality, "quality");
    Objects.requireNonNull(embedding, "embedding");
    Objects.requireNonNull(decision, "decision");
    Objects.requireNonNull(chip, "chip");
  }

  /** Creates a face without a picture. */
  public ObservedFace(
      int index, Box box, FaceQuality quality, Embedding embedding, MatchDecision decision) {
    this(index, box, quality, embedding, decision, Optional.empty());
  }
}
