package dev.sightline.evaluation;

/** The cosine similarities of all pairs of a set of faces. */
public final class AllPairs {

  private AllPairs() {}

  /**
   * Computes the similarities.
   *
   * @param persons {@code [faces]}: equal numbers are one person
   * @param embeddings {@code [faces][dimension]}, unit vectors
   * @throws IllegalArgumentException if there is no genuine or no impostor pair
   */
  public static PairSimilarities of(int[] persons, float[][] embeddings) {
    int genuineCount = 0;
    for (int i = 0; i < persons.length; i++) {
      for (int j = 0; j < i; j++) {
        genuineCount += persons[i] == persons[j] ? 1 : 0;
      }
    }
    double[] genuine = new double[genuineCount];
    double[] impostor = new double[persons.length * (persons.length - 1) / 2 - genuineCount];
    int g = 0;
    int m = 0;
    for (int i = 0; i < persons.length; i++) {
      for (int j = 0; j < i; j++) {
        double similarity = Vectors.cosineSimilarity(embeddings[i], embeddings[j]);
        if (persons[i] == persons[j]) {
          genuine[g++] = similarity;
        } else {
          impostor[m++] = similarity;
        }
      }
    }
    return PairSimilarities.of(genuine, impostor);
  }
}
