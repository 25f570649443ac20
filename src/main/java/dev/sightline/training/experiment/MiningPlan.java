package dev.sightline.training.experiment;

import dev.sightline.embedding.network.NetworkDescription;
import dev.sightline.training.CentredStart;
import dev.sightline.training.TerminalTraining;
import dev.sightline.training.TrainingConfig;
import dev.sightline.training.triplets.Mining;
import java.util.ArrayList;
import java.util.List;

/**
 * The runs of a mining experiment.
 *
 * @param network the network whose last layer is trained
 * @param faces the features of the persons' faces
 * @param minings the minings to compare
 * @param seeds one start and order of batches per seed
 * @param config the configuration of every run, except mining and seed
 */
record MiningPlan(
    NetworkDescription network,
    FeatureSplit faces,
    List<Mining> minings,
    List<Long> seeds,
    TrainingConfig config) {

  MiningPlan {
    minings = List.copyOf(minings);
    seeds = List.copyOf(seeds);
  }

  /** Runs every mining with every seed, in that order. */
  List<MiningRun> run() {
    double[] mean = faces.training().mean();
    List<MiningRun> runs = new ArrayList<>();
    for (Mining mining : minings) {
      for (long seed : seeds) {
        float[] start = CentredStart.lastLayer(network, mean, seed);
        try (TerminalTraining terminal = new TerminalTraining(mining.key() + " " + seed)) {
          runs.add(new LastLayerTrainer(config.with(mining, seed), faces, start, terminal).run());
        }
      }
    }
    return runs;
  }
}
