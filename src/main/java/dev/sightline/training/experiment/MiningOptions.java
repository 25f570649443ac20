package dev.sightline.training.experiment;

import dev.sightline.evaluation.pictures.CutConfig;
import dev.sightline.training.OptimizerConfig;
import dev.sightline.training.TrainingConfig;
import dev.sightline.training.data.AugmentationConfig;
import dev.sightline.training.triplets.Mining;
import dev.sightline.training.triplets.TripletLoss;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * The options of the mining experiment, from a folder of pictures to a page.
 *
 * @param data a folder with one folder per person
 * @param cut how faces are cut out and where they are stored
 * @param page the Markdown file to write
 * @param images the folder of its figures
 * @param seeds one start and order of batches per seed
 * @param steps the number of steps of each run
 */
public record MiningOptions(
    Path data, CutConfig cut, Path page, Path images, List<Long> seeds, int steps) {

  public MiningOptions {
    seeds = List.copyOf(seeds);
  }

  /** Returns the configuration that is repeated with every mining and seed. */
  TrainingConfig config() {
    return new TrainingConfig(
        new TrainingConfig.Batch(24, 4, Mining.SEMI_HARD),
        new TrainingConfig.Objective(TripletLoss.margin(0.2), 0),
        new OptimizerConfig(1e-3, 0.1, 0, 0, Set.of()),
        AugmentationConfig.none(),
        new TrainingConfig.Schedule(Integer.MAX_VALUE, Math.max(1, steps / 10), 1, steps),
        seeds.get(0),
        1);
  }
}
