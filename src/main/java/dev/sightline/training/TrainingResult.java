package dev.sightline.training;

import dev.sightline.embedding.NetworkWeights;
import java.util.List;

/**
 * What a run gave.
 *
 * @param best the weights of the best validation, which may be those of the start
 * @param history figures of every validation, the first that of the start
 */
public record TrainingResult(NetworkWeights best, List<EpochFigures> history) {

  public TrainingResult {
    history = List.copyOf(history);
  }
}
