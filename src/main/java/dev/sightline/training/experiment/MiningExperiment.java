package dev.sightline.training.experiment;

import dev.sightline.embedding.ModelBundle;
import dev.sightline.embedding.ModelBundles;
import dev.sightline.evaluation.pictures.CutConfig;
import dev.sightline.evaluation.pictures.TerminalProgress;
import dev.sightline.training.FaceFeatures;
import dev.sightline.training.data.Augmentation;
import dev.sightline.training.data.AugmentationConfig;
import dev.sightline.training.data.ChipReader;
import dev.sightline.training.data.FaceDataset;
import dev.sightline.training.data.TrainingData;
import dev.sightline.training.triplets.Mining;
import java.util.List;

/**
 * An experiment on the choice of triplets. It trains the same layer from the same random start, on
 * the same batches, for the same number of steps, with each mining and several seeds.
 *
 * <p>The layer is the last one of the network that all our training begins with; the layers before
 * it are fixed. So a run takes seconds instead of an hour, and every difference between two runs
 * comes from the triplets.
 */
public final class MiningExperiment {
  private static final double VALIDATION_SHARE = 0.15;

  private MiningExperiment() {}

  /**
   * Runs the experiment with all pictures of a folder and writes its page.
   *
   * @return the number of runs
   * @throws IllegalArgumentException if the data do not suffice
   */
  public static int run(MiningOptions options) {
    ModelBundle trunk = ModelBundles.faceApi();
    FaceDataset faces =
        TrainingData.read(List.of(options.data()), options.cut(), trunk.preprocessing().template());
    int validation = Math.max(2, (int) (VALIDATION_SHARE * faces.persons().size()));
    MiningPlan plan =
        new MiningPlan(
            trunk.network(),
            features(trunk, faces.split(validation, options.seeds().get(0))),
            List.of(Mining.RANDOM, Mining.SEMI_HARD, Mining.HARD),
            options.seeds(),
            options.config());
    List<MiningRun> runs = plan.run();
    new MiningPage(options.page(), options.images()).write(plan, runs);
    return runs.size();
  }

  private static FeatureSplit features(ModelBundle trunk, FaceDataset.Split split) {
    return new FeatureSplit(features(trunk, split.training()), features(trunk, split.validation()));
  }

  private static FaceFeatures features(ModelBundle trunk, FaceDataset faces) {
    Augmentation none =
        new Augmentation(
            AugmentationConfig.none(),
            CutConfig.wide(trunk.preprocessing().template()),
            trunk.network().inputSidePx());
    try (TerminalProgress progress = new TerminalProgress("features", faces.faces().size())) {
      return FaceFeatures.of(
          trunk.weights(),
          new ChipReader(faces, none, trunk.preprocessing()),
          done -> progress.at(done, ""));
    }
  }
}
