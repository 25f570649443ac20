package dev.sightline.training.triplets;

/**
 * The figures of the triplets of a batch or of an epoch.
 *
 * @param offered M, the number the miner offered
 * @param active the number of those with a gradient
 * @param meanLoss the mean over those offered; 0 if there were none
 * @param meanToPositive the mean squared distance from anchor to positive, in [0, 4]
 * @param meanToNegative the mean squared distance from anchor to negative, in [0, 4]
 */
public record TripletFigures(
    long offered, long active, double meanLoss, double meanToPositive, double meanToNegative) {

  /** Returns the fraction of the offered triplets with a gradient; 0 if there were none. */
  public double activeShare() {
    return offered == 0 ? 0 : (double) active / offered;
  }

  /** A sum over triplets; the means of several batches are weighted by their triplets. */
  public static final class Sum {
    private long offered;
    private long active;
    private double loss;
    private double toPositive;
    private double toNegative;

    void add(double tripletLoss, double distanceToPositive, double distanceToNegative, boolean on) {
      offered++;
      active += on ? 1 : 0;
      loss += tripletLoss;
      toPositive += distanceToPositive;
      toNegative += distanceToNegative;
    }

    public void add(TripletFigures figures) {
      offered += figures.offered;
      active += figures.active;
      loss += figures.meanLoss * figures.offered;
      toPositive += figures.meanToPositive * figures.offered;
      toNegative += figures.meanToNegative * figures.offered;
    }

    public TripletFigures toFigures() {
      double count = Math.max(1, offered);
      return new TripletFigures(
          offered, active, loss / count, toPositive / count, toNegative / count);
    }
  }
}
