package dev.sightline.evaluation;

/**
 * Two pictures that a protocol compares.
 *
 * @param fold which part of the protocol the pair belongs to, from 0
 * @param samePerson what the protocol says
 * @param similarity the cosine similarity of their embeddings in [−1, 1], or −∞ where a face was
 *     missed and the protocol counts that as an error
 */
public record ScoredPair(int fold, boolean samePerson, double similarity) {

  /** A pair without a similarity: one of its faces was not found. */
  public static ScoredPair missed(int fold, boolean samePerson) {
    return new ScoredPair(fold, samePerson, Double.NEGATIVE_INFINITY);
  }

  /** Whether a face of the pair was missed. */
  public boolean isMissed() {
    return similarity == Double.NEGATIVE_INFINITY;
  }

  /** Whether this threshold decides the pair rightly; a missed pair never is. */
  public boolean isRight(double threshold) {
    return !isMissed() && (similarity >= threshold) == samePerson;
  }
}
