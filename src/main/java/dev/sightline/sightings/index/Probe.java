package dev.sightline.sightings.index;

import dev.sightline.embedding.Embedding;
import dev.sightline.vectors.DotKernel;

/** A view of the face to search for, and the products of a panel. Belongs to one search. */
final class Probe {
  private final float[] vector;
  private final float length;
  private final float[] products = new float[DotKernel.ROWS];

  Probe(Embedding face) {
    this.vector = face.toArray();
    double squared = 0;
    for (float component : vector) {
      squared += (double) component * component;
    }
    this.length = (float) Math.sqrt(squared);
  }

  float[] vector() {
    return vector;
  }

  float length() {
    return length;
  }

  float[] products() {
    return products;
  }

  /** Returns the cosine similarity with the bits of {@link Embedding#cosineSimilarity}. */
  float cosineSimilarity(float[] other) {
    float sum = 0;
    for (int i = 0; i < vector.length; i++) {
      sum += vector[i] * other[i];
    }
    return sum;
  }
}
