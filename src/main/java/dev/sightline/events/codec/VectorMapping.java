package dev.sightline.events.codec;

import dev.sightline.embedding.Embedding;
import dev.sightline.embedding.ModelId;
import java.util.ArrayList;
import java.util.List;

/** Unit vectors as packed float32. */
final class VectorMapping {

  private VectorMapping() {}

  static List<Float> toWire(Embedding embedding) {
    List<Float> values = new ArrayList<>(embedding.dimension());
    for (float value : embedding.toArray()) {
      values.add(value);
    }
    return values;
  }

  /**
   * Reads a vector.
   *
   * @throws IllegalArgumentException if it is not a unit vector
   */
  static Embedding fromWire(ModelId model, List<Float> values) {
    float[] vector = new float[values.size()];
    for (int i = 0; i < vector.length; i++) {
      vector[i] = values.get(i);
    }
    return Embedding.of(model, vector);
  }
}
