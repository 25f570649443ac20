package dev.sightline.matching;

import static java.util.Objects.requireNonNull;

import dev.sightline.embedding.EmbeddingModel;
import dev.sightline.gallery.FaceReader;

/**
 * A model that reads pictures, with its thresholds.
 *
 * @param reader the reader of this model; belongs to one thread
 * @param thresholds the threshold policy of this model
 * @param matcher the matcher with those thresholds
 */
public record RecognitionModel(
    EmbeddingModel model, FaceReader reader, ThresholdPolicy thresholds, FaceMatcher matcher) {

  public RecognitionModel {
    requireNonNull(model, "model");
    requireNonNull(reader, "reader");
    requireNonNull(thresholds, "thresholds");
    requireNonNull(matcher, "matcher");
  }

  /**
   * Creates a model with the configured threshold.
   *
   * @throws IllegalArgumentException if there is neither a fixed threshold nor a calibration
   */
  public static RecognitionModel of(EmbeddingModel model, FaceReader reader, MatchConfig matching) {
    ThresholdPolicy thresholds = ThresholdPolicy.of(matching, model.calibration());
    return new RecognitionModel(
        model, reader, thresholds, FaceMatcher.of(matching, model.calibration()));
  }
}
