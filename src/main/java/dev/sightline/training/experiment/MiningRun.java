package dev.sightline.training.experiment;

import dev.sightline.training.EpochFigures;
import dev.sightline.training.triplets.Mining;
import java.util.List;
import java.util.OptionalInt;

/**
 * One run of the mining experiment.
 *
 * @param history the figures of every validation, the first of the initial weights
 * @param collapsedAt the step at which the layer collapsed, if it did
 */
record MiningRun(Mining mining, long seed, List<EpochFigures> history, OptionalInt collapsedAt) {

  MiningRun {
    history = List.copyOf(history);
  }

  /** Returns the last figures. */
  EpochFigures last() {
    return history.get(history.size() - 1);
  }
}
