package dev.sightline.evaluation;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Verification accuracy when each fold is decided by the best threshold of the other folds: the
 * protocol of Labeled Faces in the Wild, "view 2" (Huang et al. 2007).
 *
 * @param accuracy the mean over the folds, in [0, 1]
 * @param standardError the sample standard deviation over the folds divided by the root of their
 *     number
 * @param threshold the mean of the folds' thresholds, as cosine similarity
 */
public record CrossValidation(double accuracy, double standardError, double threshold) {

  /**
   * Runs the cross-validation.
   *
   * @param pairs pairs of at least two folds numbered from 0, none empty
   * @throws IllegalArgumentException if there are fewer than two folds or one is empty
   */
  public static CrossValidation of(List<ScoredPair> pairs) {
    int folds = pairs.stream().mapToInt(ScoredPair::fold).max().orElse(0) + 1;
    if (folds < 2) {
      throw new IllegalArgumentException("cross-validation needs at least 2 folds, found " + folds);
    }
    double[] thresholds = new double[folds];
    double[] accuracies = new double[folds];
    for (int fold = 0; fold < folds; fold++) {
      thresholds[fold] = bestThreshold(others(pairs, fold));
      accuracies[fold] = accuracy(fold(pairs, fold), thresholds[fold]);
    }
    double mean = mean(accuracies);
    double squares = IntStream.range(0, folds).mapToDouble(i -> sq(accuracies[i] - mean)).sum();
    return new CrossValidation(
        mean, Math.sqrt(squares / (folds - 1)) / Math.sqrt(folds), mean(thresholds));
  }

  private static List<ScoredPair> fold(List<ScoredPair> pairs, int fold) {
    List<ScoredPair> found = pairs.stream().filter(pair -> pair.fold() == fold).toList();
    if (found.isEmpty()) {
      throw new IllegalArgumentException("fold " + fold + " has no pair");
    }
    return found;
  }

  private static List<ScoredPair> others(List<ScoredPair> pairs, int fold) {
    return pairs.stream().filter(pair -> pair.fold() != fold).toList();
  }

  /** Returns the fraction of pairs that this threshold decides correctly. */
  static double accuracy(List<ScoredPair> pairs, double threshold) {
    return (double) pairs.stream().filter(pair -> pair.isRight(threshold)).count() / pairs.size();
  }

  /**
   * Returns the threshold with the most correct decisions: the middle between the two neighbouring
   * similarities it separates; of several equally good ones the highest.
   */
  static double bestThreshold(List<ScoredPair> pairs) {
    List<ScoredPair> descending =
        pairs.stream()
            .filter(pair -> !pair.isMissed())
            .sorted(Comparator.comparingDouble(ScoredPair::similarity).reversed())
            .toList();
    double best = 1;
    int gain = 0;
    int bestGain = 0;
    for (int i = 0; i < descending.size(); i++) {
      double similarity = descending.get(i).similarity();
      gain += descending.get(i).samePerson() ? 1 : -1;
      double next = i + 1 < descending.size() ? descending.get(i + 1).similarity() : -1;
      if (gain > bestGain && next < similarity) {
        bestGain = gain;
        best = (similarity + next) / 2;
      }
    }
    return best;
  }

  private static double mean(double[] values) {
    return IntStream.range(0, values.length).mapToDouble(i -> values[i]).sum() / values.length;
  }

  private static double sq(double x) {
    return x * x;
  }
}
