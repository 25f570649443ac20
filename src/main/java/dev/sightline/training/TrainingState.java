package dev.sightline.training;

import java.util.ArrayList;
import java.util.List;

/** The state of a run that does not follow from its configuration: the content of a checkpoint. */
final class TrainingState {
  private int step;
  private float[] parameters;
  private float[] moments;
  private float[] averaged;
  private float[] best;
  private final List<EpochFigures> history = new ArrayList<>();

  /** Creates the state before the first step. */
  TrainingState(float[] parameters, float[] moments) {
    this.parameters = parameters;
    this.moments = moments;
    this.averaged = parameters;
    this.best = parameters;
  }

  /**
   * Updates the state after a step.
   *
   * @param averaging the decay of the running average, 0 for none
   */
  void stepped(float[] newParameters, double averaging) {
    step++;
    parameters = newParameters;
    averaged = averaging == 0 ? newParameters : mean(averaging, averaged, newParameters);
  }

  private static float[] mean(double share, float[] old, float[] added) {
    float[] mean = new float[old.length];
    for (int i = 0; i < mean.length; i++) {
      mean[i] = (float) (share * old[i] + (1 - share) * added[i]);
    }
    return mean;
  }

  /** Adds a validation of {@link #averaged()}, which becomes the best if none was better. */
  void validated(EpochFigures figures, float[] newMoments) {
    if (history.isEmpty() || figures.validation().objective() > bestObjective()) {
      best = averaged;
    }
    moments = newMoments;
    history.add(figures);
  }

  private double bestObjective() {
    return history.stream()
        .mapToDouble(figures -> figures.validation().objective())
        .max()
        .orElse(Double.NEGATIVE_INFINITY);
  }

  /** Returns the number of validations since the best one. */
  int validationsSinceBest() {
    int since = 0;
    for (int i = history.size() - 1; i >= 0; i--) {
      if (history.get(i).validation().objective() >= bestObjective()) {
        since = history.size() - 1 - i;
      }
    }
    return since;
  }

  int step() {
    return step;
  }

  float[] parameters() {
    return parameters;
  }

  float[] moments() {
    return moments;
  }

  float[] averaged() {
    return averaged;
  }

  float[] best() {
    return best;
  }

  List<EpochFigures> history() {
    return List.copyOf(history);
  }

  /** Restores the content of a checkpoint. */
  void restore(int atStep, List<float[]> arrays, List<EpochFigures> figures) {
    step = atStep;
    parameters = arrays.get(0);
    moments = arrays.get(1);
    averaged = arrays.get(2);
    best = arrays.get(3);
    history.clear();
    history.addAll(figures);
  }

  /** Returns parameters, moments, average and best, in the order of {@link #restore}. */
  List<float[]> arrays() {
    return List.of(parameters, moments, averaged, best);
  }
}
