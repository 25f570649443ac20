package dev.sightline.training;

import dev.sightline.evaluation.PairSimilarities;
import dev.sightline.evaluation.RocCurve;

/**
 * The accuracy over all pairs of the validation persons' faces.
 *
 * @param valAtFar1e2 the fraction of genuine pairs accepted when 1 % of impostors are
 * @param valAtFar1e3 the fraction when 0.1 % are
 * @param valAtFar1e4 the fraction when 0.01 % are
 * @param equalErrorRate the rate at which false accepts and false rejects are equally frequent
 */
public record ValidationFigures(
    double valAtFar1e2, double valAtFar1e3, double valAtFar1e4, double equalErrorRate) {

  public static ValidationFigures of(PairSimilarities similarities) {
    RocCurve roc = RocCurve.of(similarities);
    return new ValidationFigures(
        roc.atFalseAcceptRate(1e-2).validationRate(),
        roc.atFalseAcceptRate(1e-3).validationRate(),
        roc.atFalseAcceptRate(1e-4).validationRate(),
        roc.equalErrorRate());
  }

  /**
   * Returns the figure by which the best weights are chosen: the mean of the two stricter rates.
   */
  public double objective() {
    return (valAtFar1e3 + valAtFar1e4) / 2;
  }
}
