package dev.sightline.embedding;

import java.util.Arrays;
import java.util.Objects;

/**
 * An embedding of a face: a unit vector of one model. Immutable.
 *
 * <p>For unit vectors the squared Euclidean distance is {@code d² = 2 − 2·cos}, in [0, 4].
 */
public final class Embedding {
  private static final double UNIT_TOLERANCE = 1e-3;

  private final ModelId model;
  private final float[] values;

  private Embedding(ModelId model, float[] values) {
    this.model = model;
    this.values = values;
  }

  /**
   * Creates an embedding of a unit vector.
   *
   * @param values the vector; copied
   * @throws IllegalArgumentException if it is empty, not finite, or its length differs from 1 by
   *     more than 0.001
   */
  public static Embedding of(ModelId model, float[] values) {
    Objects.requireNonNull(model, "model");
    double norm = norm(values);
    if (!(Math.abs(norm - 1) <= UNIT_TOLERANCE)) {
      throw new IllegalArgumentException(
          "an embedding must have length 1 ± "
              + UNIT_TOLERANCE
              + ", found "
              + norm
              + " in "
              + values.length
              + " dimensions");
    }
    return new Embedding(model, values.clone());
  }

  /**
   * Creates an embedding of a vector scaled to length 1.
   *
   * @param values any vector but zero; copied
   * @throws IllegalArgumentException if its length is 0 or not finite
   */
  public static Embedding normalized(ModelId model, float[] values) {
    Objects.requireNonNull(model, "model");
    double norm = norm(values);
    if (!(norm > 0 && Double.isFinite(norm))) {
      throw new IllegalArgumentException(
          "cannot scale a vector of length " + norm + " to length 1");
    }
    float[] unit = new float[values.length];
    for (int i = 0; i < unit.length; i++) {
      unit[i] = (float) (values[i] / norm);
    }
    return new Embedding(model, unit);
  }

  private static double norm(float[] values) {
    double sum = 0;
    for (float value : values) {
      sum += (double) value * value;
    }
    return Math.sqrt(sum);
  }

  public ModelId model() {
    return model;
  }

  public int dimension() {
    return values.length;
  }

  /** Returns a copy of the components, {@code [dimension]}. */
  public float[] toArray() {
    return values.clone();
  }

  /** Writes the components to {@code target[offset … offset + dimension)}. */
  public void copyTo(float[] target, int offset) {
    System.arraycopy(values, 0, target, offset, values.length);
  }

  /**
   * Returns the cosine similarity with another embedding of the same model, in [−1, 1].
   *
   * @throws IllegalArgumentException if the models or the dimensions differ
   */
  public float cosineSimilarity(Embedding other) {
    if (!model.equals(other.model)) {
      throw new IllegalArgumentException(
          "embeddings of different models cannot be compared: " + model + ", " + other.model);
    }
    if (values.length != other.values.length) {
      throw new IllegalArgumentException(
          "embedding dimensions differ: " + values.length + " != " + other.values.length);
    }
    float sum = 0;
    for (int i = 0; i < values.length; i++) {
      sum += values[i] * other.values[i];
    }
    return sum;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Embedding that
        && model.equals(that.model)
        && Arrays.equals(values, that.values);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(values);
  }

  /** Returns model and dimension, never the values: they are biometric data. */
  @Override
  public String toString() {
    return "Embedding[" + model + ", " + values.length + " dimensions]";
  }
}
