package dev.sightline.training;

import dev.sightline.evaluation.pictures.CutConfig;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * The mining experiment, from a folder of pictures to a page.
 *
 * @param data folder of folders, one a person
 * @param cut how faces are cut out and where they are kept
 * @param page Markdown file to write
 * @param images folder of its figures
 * @param seeds each a start and an order of batches
 * @param steps of each run
 * @param threads parts of a batch computed at once
 */
public record MiningOptions(
    Path data, CutConfig cut, Path page, Path images, List<Long> seeds, int steps, int threads) {

  public MiningOptions {
    seeds = List.copyOf(seeds);
  }

  /** The run that is repeated with every mining and seed. */
  TrainingConfig config() {
    return new TrainingConfig(
        16,
        4,
        Mining.SEMI_HARD,
        TripletLoss.margin(0.2),
        0,
        new OptimizerConfig(1e-3, 0.1, 0, 0, Set.of()),
        new AugmentationConfig(0.5, 1, 0.015, 1, 0.12, 0, 0, 0),
        new TrainingConfig.Schedule(1000, Math.max(1, steps / 6), 1000, steps),
        seeds.get(0),
        threads);
  }
}
