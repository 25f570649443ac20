package dev.sightline.evaluation;

/** Products of unit vectors as plain arrays, for protocols that compare millions of them. */
final class Vectors {

  private Vectors() {}

  /** Returns the cosine similarity of two unit vectors, in [−1, 1]. */
  static float cosineSimilarity(float[] a, float[] b) {
    float sum = 0;
    for (int k = 0; k < a.length; k++) {
      sum += a[k] * b[k];
    }
    return sum;
  }
}
