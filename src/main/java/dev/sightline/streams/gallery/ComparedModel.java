package dev.sightline.streams.gallery;

import dev.sightline.embedding.ModelId;
import dev.sightline.matching.FaceMatcher;
import java.util.Objects;

/**
 * A model whose vectors the match stage compares: among themselves, never with another's.
 *
 * @param dimension of its vectors
 * @param matcher decides, by what similarities of this model mean
 */
public record ComparedModel(ModelId model, int dimension, FaceMatcher matcher) {

  public ComparedModel {
    Objects.requireNonNull(model, "model");
    Objects.requireNonNull(matcher, "matcher");
    if (dimension < 1) {
      throw new IllegalArgumentException("a dimension must be positive, was " + dimension);
    }
  }
}
