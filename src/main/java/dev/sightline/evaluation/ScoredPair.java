package dev.sightline.evaluation;

/**
 * Two pictures that a protocol compares.
 *
 * @param fold the part of the protocol the pair belongs to, from 0
 * @param samePerson whether they show one person
 * @param similarity the cosine similarity of their embeddings in [−1, 1], or −∞ if a face was
 *     missed and the protocol counts that as an error
 */
public record ScoredPair(int fold, boolean samePerson, double similarity) {

  /** Creates a pair without a similarity: one of its faces was not found. */
  public static ScoredPair missed(int fold, boolean samePerson) {
    return new ScoredPair(fold, samePerson, Double.NEGATIVE_INFINITY);
  }

  /** Returns whether a face of the pair was missed. */
  public boolean isMissed() {
    return similarity == Double.NEGATIVE_INFINITY;
  }

  /** Returns whether this threshold decides the pair correctly; a missed pair never is. */
  public boolean isRight(double threshold) {
    return !isMissed() && (similarity >= threshold) == samePerson;
  }
}
