package dev.sightline.evaluation;

import java.util.Arrays;
import java.util.List;

/**
 * The cosine similarities of a set of pairs, split into genuine (one person) and impostor (two
 * persons), each in ascending order.
 *
 * <p>A pair with a missed face has the similarity −∞, because a system that finds no face accepts
 * nobody.
 */
public final class PairSimilarities {
  private final double[] genuine;
  private final double[] impostor;

  private PairSimilarities(double[] genuine, double[] impostor) {
    this.genuine = genuine;
    this.impostor = impostor;
  }

  /**
   * Creates the set.
   *
   * @param genuine at least one, in any order; copied
   * @param impostor at least one, in any order; copied
   * @throws IllegalArgumentException if either is empty or holds a NaN
   */
  public static PairSimilarities of(double[] genuine, double[] impostor) {
    return new PairSimilarities(sorted("genuine", genuine), sorted("impostor", impostor));
  }

  /** Collects the similarities of these pairs of all folds. */
  public static PairSimilarities of(List<ScoredPair> pairs) {
    return of(
        pairs.stream().filter(ScoredPair::samePerson).mapToDouble(ScoredPair::similarity).toArray(),
        pairs.stream().filter(p -> !p.samePerson()).mapToDouble(ScoredPair::similarity).toArray());
  }

  private static double[] sorted(String name, double[] values) {
    if (values.length == 0) {
      throw new IllegalArgumentException("there is no " + name + " pair");
    }
    double[] copy = values.clone();
    Arrays.sort(copy);
    if (Double.isNaN(copy[copy.length - 1])) {
      throw new IllegalArgumentException("a " + name + " pair has NaN as its cosine similarity");
    }
    return copy;
  }

  /** Returns a copy, ascending. */
  public double[] genuine() {
    return genuine.clone();
  }

  /** Returns a copy, ascending. */
  public double[] impostor() {
    return impostor.clone();
  }

  /** Returns the fraction of genuine pairs at or above the threshold. */
  public double validationRate(double threshold) {
    return fractionAtOrAbove(genuine, threshold);
  }

  /** Returns the fraction of impostor pairs at or above the threshold. */
  public double falseAcceptRate(double threshold) {
    return fractionAtOrAbove(impostor, threshold);
  }

  static double fractionAtOrAbove(double[] ascending, double threshold) {
    int low = 0;
    int high = ascending.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (ascending[middle] < threshold) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return (double) (ascending.length - low) / ascending.length;
  }
}
