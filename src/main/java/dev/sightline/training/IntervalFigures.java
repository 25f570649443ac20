package dev.sightline.training;

import dev.sightline.training.triplets.TripletFigures;

/** The running sums of the figures between two validations. */
public final class IntervalFigures {
  private final TripletFigures.Sum triplets = new TripletFigures.Sum();
  private final long startNanos = System.nanoTime();
  private double pullDistances;
  private int batches;
  private long images;
  private double seconds;

  public void add(TripletStep.Result result, int batchSize) {
    triplets.add(result.figures());
    pullDistances += result.pullDistance();
    batches++;
    images += batchSize;
    stop();
  }

  /** Stops the clock: later time is not training. */
  public void stop() {
    seconds = (System.nanoTime() - startNanos) / 1e9;
  }

  public TrainingListener.Pace soFar() {
    return new TrainingListener.Pace(triplets.toFigures(), images / Math.max(1e-9, seconds));
  }

  public EpochFigures toFigures(int step, int stepsPerEpoch, ValidationFigures validation) {
    return new EpochFigures(
        step,
        (double) step / stepsPerEpoch,
        triplets.toFigures(),
        pullDistances / Math.max(1, batches),
        validation,
        images / Math.max(1e-9, seconds));
  }
}
