package dev.sightline.training;

import dev.sightline.embedding.network.NetworkWeights;
import java.util.List;

/**
 * The result of a run.
 *
 * @param best the weights of the best validation, which may be the initial ones
 * @param history the figures of every validation, the first of the initial weights
 */
public record TrainingResult(NetworkWeights best, List<EpochFigures> history) {

  public TrainingResult {
    history = List.copyOf(history);
  }
}
