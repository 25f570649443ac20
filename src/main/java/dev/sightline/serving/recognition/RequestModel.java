package dev.sightline.serving.recognition;

import dev.sightline.embedding.EmbeddingModel;
import dev.sightline.matching.FaceMatcher;
import dev.sightline.matching.MatchConfig;
import dev.sightline.matching.ThresholdPolicy;
import java.util.Objects;

/**
 * A network by which pictures of requests are read, and what its similarities mean.
 *
 * @param model the network of the reader
 * @param reader belongs to a {@link Worker}'s thread
 * @param thresholds of this network
 * @param matcher by them
 */
public record RequestModel(
    EmbeddingModel model, FaceReader reader, ThresholdPolicy thresholds, FaceMatcher matcher) {

  public RequestModel {
    Objects.requireNonNull(model, "model");
    Objects.requireNonNull(reader, "reader");
    Objects.requireNonNull(thresholds, "thresholds");
    Objects.requireNonNull(matcher, "matcher");
  }

  /**
   * As the configuration asks for.
   *
   * @throws IllegalArgumentException if there is neither a fixed threshold nor a calibration
   */
  public static RequestModel of(EmbeddingModel model, FaceReader reader, MatchConfig matching) {
    ThresholdPolicy thresholds = ThresholdPolicy.of(matching, model.calibration());
    return new RequestModel(model, reader, thresholds, new FaceMatcher(matching, thresholds));
  }
}
