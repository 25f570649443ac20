package dev.sightline.presence;

import dev.sightline.detection.Box;
import dev.sightline.detection.FaceQuality;
import dev.sightline.embedding.Embedding;
import dev.sightline.matching.MatchDecision;
import java.util.Objects;

/**
 * One face of one frame, with the decision about it alone.
 *
 * @param index the position among the frame's faces, from 0
 * @param box the box in pixels of the frame
 */
public record ObservedFace(
    int index, Box box, FaceQuality quality, Embedding embedding, MatchDecision decision) {

  public ObservedFace {
    Objects.requireNonNull(box, "box");
    Objects.requireNonNull(quality, "quality");
    Objects.requireNonNull(embedding, "embedding");
    Objects.requireNonNull(decision, "decision");
  }
}
