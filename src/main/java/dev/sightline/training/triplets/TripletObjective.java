package dev.sightline.training.triplets;

import java.util.List;

/**
 * The triplet loss of a batch and its gradient.
 *
 * <p>{@code J = mean over the triplets of loss(d(A, P) − d(A, N))}. With unit embeddings a, p, n
 * and {@code w} the loss's slope by the number of triplets, {@code ∂J/∂a = 2w(n − p)}, {@code ∂J/∂p
 * = −2w(a − p)}, {@code ∂J/∂n = 2w(a − n)}.
 */
public final class TripletObjective {
  private final TripletLoss loss;

  public TripletObjective(TripletLoss loss) {
    this.loss = loss;
  }

  /**
   * Adds the gradient with respect to the unit embeddings to {@code gradient}.
   *
   * @param triplets the triplets; if empty, the loss is 0 and nothing is added
   * @param gradient {@code [batch][dimension]}
   */
  public TripletFigures addGradient(
      EmbeddedBatch batch, List<Triplet> triplets, double[][] gradient) {
    TripletFigures.Sum sum = new TripletFigures.Sum();
    for (Triplet triplet : triplets) {
      double toPositive = batch.squaredDistance(triplet.anchor(), triplet.positive());
      double toNegative = batch.squaredDistance(triplet.anchor(), triplet.negative());
      double gap = toPositive - toNegative;
      sum.add(loss.value(gap), toPositive, toNegative, loss.isActive(gap));
      double slope = loss.slope(gap);
      if (slope > 0) {
        add(batch, triplet, 2 * slope / triplets.size(), gradient);
      }
    }
    return sum.toFigures();
  }

  private static void add(EmbeddedBatch batch, Triplet triplet, double weight, double[][] into) {
    double[] a = batch.unit(triplet.anchor());
    double[] p = batch.unit(triplet.positive());
    double[] n = batch.unit(triplet.negative());
    double[] byAnchor = into[triplet.anchor()];
    double[] byPositive = into[triplet.positive()];
    double[] byNegative = into[triplet.negative()];
    for (int k = 0; k < a.length; k++) {
      byAnchor[k] += weight * (n[k] - p[k]);
      byPositive[k] -= weight * (a[k] - p[k]);
      byNegative[k] += weight * (a[k] - n[k]);
    }
  }
}
