package dev.sightline.evaluation;

/**
 * The figures of a list of pairs; as JSON, one object with these names.
 *
 * @param model the id of the network
 * @param pairs the number of pairs
 * @param missed the number of pictures in which no face was found
 * @param folds accuracy and threshold, where each fold is decided by the threshold of the others;
 *     null if the list has no folds
 * @param curve the figures over all pairs
 * @param millisPerImage the time from the bytes of a picture to its embedding, one by one on one
 *     thread
 */
public record VerificationResult(
    String model,
    int pairs,
    int missed,
    CrossValidation folds,
    Curve curve,
    double millisPerImage) {

  /**
   * The summary of a {@link RocCurve}.
   *
   * @param auc the area under the curve
   * @param eer the equal error rate
   * @param valAtFar1e1 the fraction of genuine pairs accepted when 10 % of impostors are
   * @param valAtFar1e2 the fraction when 1 % are
   * @param valAtFar1e3 the fraction when 0.1 % are
   */
  public record Curve(
      double auc, double eer, double valAtFar1e1, double valAtFar1e2, double valAtFar1e3) {

    static Curve of(RocCurve roc) {
      return new Curve(
          roc.areaUnderCurve(),
          roc.equalErrorRate(),
          roc.atFalseAcceptRate(1e-1).validationRate(),
          roc.atFalseAcceptRate(1e-2).validationRate(),
          roc.atFalseAcceptRate(1e-3).validationRate());
    }
  }
}
