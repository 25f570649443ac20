package dev.sightline.gallery.index;

import dev.sightline.embedding.Embedding;
import dev.sightline.vectors.DotKernel;

/** A face to search for: its vector, and the persons found so far. Belongs to one search. */
final class Probe {
  private final float[] vector;
  private final float length;
  private final TopPersons nearest;
  private final float[] products = new float[DotKernel.ROWS];

  Probe(Embedding face, int persons) {
    this.vector = face.toArray();
    this.length = (float) Math.sqrt(squaredLength(vector));
    this.nearest = new TopPersons(persons);
  }

  /** Returns the vector, {@code [dimension]}; the caller must not change it. */
  float[] vector() {
    return vector;
  }

  /** Returns the vector's Euclidean length: 1, but for rounding. */
  float length() {
    return length;
  }

  /** Returns the buffer for one panel's products, {@code [DotKernel.ROWS]}. */
  float[] products() {
    return products;
  }

  TopPersons nearest() {
    return nearest;
  }

  private static double squaredLength(float[] vector) {
    double sum = 0;
    for (float component : vector) {
      sum += (double) component * component;
    }
    return sum;
  }
}
