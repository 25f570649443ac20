package dev.sightline.training;

import org.nd4j.linalg.schedule.ISchedule;

/**
 * A learning rate with a linear warm-up followed by half a cosine down to 0 (Loshchilov and Hutter
 * 2017, SGDR, without restarts).
 *
 * @param peak the highest rate, positive
 * @param warmupSteps the number of steps until the peak is reached, not negative
 * @param totalSteps the number of steps of the whole run
 */
public record LearningRate(double peak, int warmupSteps, int totalSteps) implements ISchedule {
  private static final long serialVersionUID = 1L;

  public LearningRate {
    if (!(peak > 0)) {
      throw new IllegalArgumentException("train.learning-rate must be positive, was " + peak);
    }
    if (warmupSteps < 0 || warmupSteps > totalSteps) {
      throw new IllegalArgumentException(
          "a warm-up must be within the run's " + totalSteps + " steps, was " + warmupSteps);
    }
  }

  /** Creates the schedule of a run. */
  public static LearningRate of(OptimizerConfig optimizer, int totalSteps) {
    int warmup = (int) Math.round(optimizer.warmup() * totalSteps);
    return new LearningRate(optimizer.learningRate(), warmup, totalSteps);
  }

  /** Returns the rate of a step, counted from 0. */
  double at(int step) {
    if (step < warmupSteps) {
      return peak * (step + 1) / warmupSteps;
    }
    double share = (double) (step - warmupSteps) / Math.max(1, totalSteps - warmupSteps);
    return peak * (1 + Math.cos(Math.PI * Math.min(1, share))) / 2;
  }

  @Override
  public double valueAt(int iteration, int epoch) {
    return at(iteration);
  }

  @Override
  public ISchedule clone() {
    return this;
  }
}
