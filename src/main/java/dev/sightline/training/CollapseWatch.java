package dev.sightline.training;

import dev.sightline.training.triplets.TripletFigures;
import java.util.Locale;

/**
 * A check for the collapse of a network, which then sends all faces to one point. No later step
 * repairs it: the distances are nearly 0, and so is the gradient.
 */
public final class CollapseWatch {
  /** Mean variance of an embedding's components below which a batch is one point. */
  private static final double MIN_VARIANCE = 1e-6;

  /** Mean squared distance, from anchor to positive and to negative, below which they are one. */
  private static final double MIN_DISTANCE = 1e-4;

  private CollapseWatch() {}

  /**
   * Checks the figures of a batch.
   *
   * @throws CollapsedException if the batch's embeddings are one point
   */
  public static void check(int step, double variance, TripletFigures figures) {
    boolean onePoint =
        figures.offered() > 0
            && figures.meanToPositive() < MIN_DISTANCE
            && figures.meanToNegative() < MIN_DISTANCE;
    if (variance < MIN_VARIANCE || onePoint) {
      throw new CollapsedException(step, variance, figures);
    }
  }

  /** The network sends all faces to nearly the same point. */
  public static final class CollapsedException extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    private final int step;

    CollapsedException(int step, double variance, TripletFigures figures) {
      super(
          String.format(
              Locale.ROOT,
              "the network collapsed at step %d: it sends all faces to one point (variance %.1e,"
                  + " mean squared distance to positives %.1e and to negatives %.1e); try a smaller"
                  + " learning rate or semi-hard mining",
              step,
              variance,
              figures.meanToPositive(),
              figures.meanToNegative()));
      this.step = step;
    }

    /** Returns the step at which the collapse was detected. */
    public int step() {
      return step;
    }
  }
}
