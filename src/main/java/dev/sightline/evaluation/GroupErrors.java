package dev.sightline.evaluation;

import dev.sightline.evaluation.IdentificationResult.Figure;
import java.util.List;

/**
 * The error rates of comparisons at one threshold among some of a set of persons.
 *
 * <p>The pairs of one person are few, and different persons are independent: a rate of theirs has a
 * score interval. The pairs of two persons share their persons, so the interval of that rate comes
 * from resampling persons. A rate of 0 has no spread to resample; its upper bound is the score
 * interval of as many independent pairs as the persons form.
 */
final class GroupErrors {
  private static final int RESAMPLES = 1000;

  /** {@code [person][person]}: the number of compared pairs, each counted once in both orders. */
  private final int[][] pairs;

  /** {@code [person][person]}: how many of them count as one person. */
  private final int[][] accepted;

  /**
   * @param faces {@code [persons]}: each person's unit vectors, null for a face that was missed
   * @param threshold the cosine similarity at or above which a pair is accepted
   */
  GroupErrors(List<List<float[]>> faces, double threshold) {
    int persons = faces.size();
    pairs = new int[persons][persons];
    accepted = new int[persons][persons];
    for (int i = 0; i < persons; i++) {
      for (int j = 0; j <= i; j++) {
        compare(i, j, faces, threshold);
      }
    }
  }

  private void compare(int i, int j, List<List<float[]>> faces, double threshold) {
    for (int a = 0; a < faces.get(i).size(); a++) {
      int end = i == j ? a : faces.get(j).size();
      for (int b = 0; b < end; b++) {
        boolean isAccepted = isAccepted(faces.get(i).get(a), faces.get(j).get(b), threshold);
        pairs[i][j]++;
        accepted[i][j] += isAccepted ? 1 : 0;
      }
    }
    pairs[j][i] = pairs[i][j];
    accepted[j][i] = accepted[i][j];
  }

  private static boolean isAccepted(float[] first, float[] second, double threshold) {
    return first != null && second != null && Vectors.cosineSimilarity(first, second) >= threshold;
  }

  /**
   * Returns the share of pairs of one person that are not accepted, a missed face being none.
   *
   * @param persons at least one with two faces
   */
  Figure falseNonMatchRate(int[] persons) {
    long total = 0;
    long missed = 0;
    for (int person : persons) {
      total += pairs[person][person];
      missed += pairs[person][person] - accepted[person][person];
    }
    return score(missed, total);
  }

  /**
   * Returns the share of pairs of two persons that are accepted.
   *
   * @param persons at least two
   * @param seed the seed of the resampling
   */
  Figure falseMatchRate(int[] persons, long seed) {
    double rate = falseMatchRate(persons);
    if (rate == 0) {
      return new Figure(0, 0, score(0, persons.length / 2).upper());
    }
    Bootstrap.Interval interval =
        new Bootstrap(RESAMPLES, seed).interval(persons, this::falseMatchRate);
    return new Figure(rate, interval.lower(), interval.upper());
  }

  private double falseMatchRate(int[] persons) {
    long total = 0;
    long hits = 0;
    for (int i = 0; i < persons.length; i++) {
      for (int j = 0; j < i; j++) {
        if (persons[i] != persons[j]) {
          total += pairs[persons[i]][persons[j]];
          hits += accepted[persons[i]][persons[j]];
        }
      }
    }
    return total == 0 ? 0 : (double) hits / total;
  }

  private static Figure score(long hits, long trials) {
    BinomialInterval interval = BinomialInterval.of(hits, trials);
    return new Figure((double) hits / trials, interval.lower(), interval.upper());
  }
}
