package dev.sightline.evaluation;

import java.util.ArrayList;
import java.util.List;

/** The curve of false accepts and true accepts over all thresholds, and its usual summaries. */
public final class RocCurve {
  private final PairSimilarities similarities;
  private final double[] genuine;
  private final double[] impostor;

  private RocCurve(PairSimilarities similarities) {
    this.similarities = similarities;
    this.genuine = similarities.genuine();
    this.impostor = similarities.impostor();
  }

  public static RocCurve of(PairSimilarities similarities) {
    return new RocCurve(similarities);
  }

  /**
   * Returns the area under the curve, in [0, 1]: the chance that a genuine pair is more similar
   * than an impostor pair, ties counting half (Mann–Whitney).
   */
  public double areaUnderCurve() {
    double wins = 0;
    int below = 0;
    int notAbove = 0;
    for (double similarity : genuine) {
      while (below < impostor.length && impostor[below] < similarity) {
        below++;
      }
      while (notAbove < impostor.length && impostor[notAbove] <= similarity) {
        notAbove++;
      }
      wins += (below + notAbove) / 2.0;
    }
    return wins / ((double) genuine.length * impostor.length);
  }

  /**
   * Returns the rate at which false accepts and false rejects are equally frequent, in [0, 1];
   * between two steps of the empirical curve it is interpolated linearly.
   */
  public double equalErrorRate() {
    OperatingPoint before = new OperatingPoint(Double.POSITIVE_INFINITY, 0, 0);
    for (OperatingPoint point : points()) {
      double excess = point.falseAcceptRate() - (1 - point.validationRate());
      if (excess >= 0) {
        double lack = (1 - before.validationRate()) - before.falseAcceptRate();
        double share = lack / (lack + excess);
        return before.falseAcceptRate()
            + share * (point.falseAcceptRate() - before.falseAcceptRate());
      }
      before = point;
    }
    throw new IllegalStateException("the lowest threshold accepts all, so the rates must cross");
  }

  /**
   * Returns the most permissive threshold whose false accept rate is at most the given one.
   *
   * <p>With fewer than {@code 1 / falseAcceptRate} impostor pairs, no impostor may pass.
   *
   * @param falseAcceptRate the rate, in [0, 1]
   */
  public OperatingPoint atFalseAcceptRate(double falseAcceptRate) {
    if (!(falseAcceptRate >= 0 && falseAcceptRate <= 1)) {
      throw new IllegalArgumentException(
          "a false accept rate must be in [0, 1], was " + falseAcceptRate);
    }
    int allowed = (int) Math.floor(falseAcceptRate * impostor.length + 1e-9);
    double threshold =
        allowed >= impostor.length
            ? Math.min(genuine[0], impostor[0])
            : Math.nextUp(impostor[impostor.length - 1 - allowed]);
    return at(threshold);
  }

  /** Returns the rates at this threshold. */
  public OperatingPoint at(double threshold) {
    return new OperatingPoint(
        threshold, similarities.falseAcceptRate(threshold), similarities.validationRate(threshold));
  }

  /** Returns every step of the curve, from the highest threshold to the one that accepts all. */
  public List<OperatingPoint> points() {
    List<OperatingPoint> points = new ArrayList<>();
    int g = genuine.length;
    int i = impostor.length;
    while (g > 0 || i > 0) {
      double threshold =
          Math.max(
              g > 0 ? genuine[g - 1] : Double.NEGATIVE_INFINITY,
              i > 0 ? impostor[i - 1] : Double.NEGATIVE_INFINITY);
      while (g > 0 && genuine[g - 1] >= threshold) {
        g--;
      }
      while (i > 0 && impostor[i - 1] >= threshold) {
        i--;
      }
      points.add(
          new OperatingPoint(
              threshold,
              (double) (impostor.length - i) / impostor.length,
              (double) (genuine.length - g) / genuine.length));
    }
    return points;
  }
}
