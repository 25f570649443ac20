package dev.sightline.training.experiment;

import dev.sightline.training.EpochFigures;
import dev.sightline.training.triplets.Mining;
import java.util.List;
import java.util.OptionalInt;

/**
 * One run of the mining experiment.
 *
 * @param history of every validation, the first that of the start
 * @param collapsedAt the step at which all faces had become one point, if they had
 */
record MiningRun(Mining mining, long seed, List<EpochFigures> history, OptionalInt collapsedAt) {

  MiningRun {
    history = List.copyOf(history);
  }

  /** The last figures. */
  EpochFigures last() {
    return history.get(history.size() - 1);
  }
}
