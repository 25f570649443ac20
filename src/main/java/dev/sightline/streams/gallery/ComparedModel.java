package dev.sightline.streams.gallery;

import static java.util.Objects.requireNonNull;

import dev.sightline.embedding.ModelId;
import dev.sightline.matching.FaceMatcher;

/**
 * A model whose vectors the match stage compares, only with each other.
 *
 * @param dimension the dimension of its vectors
 * @param matcher the matcher with the thresholds of this model
 */
public record ComparedModel(ModelId model, int dimension, FaceMatcher matcher) {

  public ComparedModel {
    requireNonNull(model, "model");
    requireNonNull(matcher, "matcher");
    if (dimension < 1) {
      throw new IllegalArgumentException("a dimension must be positive, was " + dimension);
    }
  }
}
