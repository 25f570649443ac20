package dev.sightline.training;

import dev.sightline.embedding.FrozenBlocks;
import dev.sightline.embedding.Preprocessing;
import dev.sightline.embedding.network.NetworkDescription;
import dev.sightline.embedding.network.NetworkWeights;
import dev.sightline.evaluation.pictures.CutConfig;
import dev.sightline.evaluation.pictures.WideChip;
import dev.sightline.training.data.Augmentation;
import dev.sightline.training.data.AugmentationConfig;
import dev.sightline.training.data.ChipReader;
import dev.sightline.training.data.FaceDataset;
import dev.sightline.training.data.FaceInputs;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.function.LongConsumer;

/**
 * The input of a run, beside its configuration.
 *
 * @param data the persons to train and to validate on
 * @param wide how their faces were cut
 * @param start the initial weights
 * @param preprocessing the conversion from chip to input
 * @param checkpoint the file to resume from, if it exists, and to write; or empty
 */
record TrainingSet(
    FaceDataset.Split data,
    WideChip wide,
    NetworkWeights start,
    Preprocessing preprocessing,
    Optional<Path> checkpoint) {

  /** The number of changed views of a face that are kept where the first blocks are frozen. */
  private static final int CHANGED_VIEWS = 1;

  /** Creates a set with random initial weights, centred on the training faces. */
  static TrainingSet fromNothing(
      FaceDataset.Split data, NetworkDescription network, long seed, Optional<Path> checkpoint) {
    Preprocessing preprocessing = Preprocessing.of(network);
    WideChip wide = CutConfig.wide(preprocessing.template());
    Augmentation none = new Augmentation(AugmentationConfig.none(), wide, network.inputSidePx());
    ChipReader faces = new ChipReader(data.training(), none, preprocessing);
    return new TrainingSet(
        data, wide, CentredStart.of(network, faces, seed), preprocessing, checkpoint);
  }

  /** Opens the training faces as input of the trained layers. */
  FaceInputs training(TrainingConfig config, TrainingListener listener) {
    ChipReader chips = reader(data.training(), config.augmentation());
    int faces = data.training().faces().size();
    return inputs(chips, config, CHANGED_VIEWS, done -> listener.looked(done, faces));
  }

  /** Opens the validation faces, which are not changed. */
  FaceInputs validation(TrainingConfig config) {
    return inputs(reader(data.validation(), AugmentationConfig.none()), config, 0, done -> {});
  }

  private FaceInputs inputs(
      ChipReader chips, TrainingConfig config, int changedViews, LongConsumer progress) {
    Optional<FrozenBlocks> frozen = FrozenBlocks.of(start, config.optimizer().frozen());
    if (frozen.isEmpty()) {
      return chips;
    }
    try (FrozenBlocks blocks = frozen.get()) {
      FrozenFeatures.Changes changes = new FrozenFeatures.Changes(changedViews, config.seed());
      return FrozenFeatures.of(blocks, chips, changes, config.threads(), progress);
    }
  }

  private ChipReader reader(FaceDataset faces, AugmentationConfig augmentation) {
    return new ChipReader(
        faces, new Augmentation(augmentation, wide, start.network().inputSidePx()), preprocessing);
  }

  /**
   * Returns the fingerprint of everything that, with the configuration, determines the result of a
   * run.
   */
  String fingerprint() {
    return String.format(
        Locale.ROOT,
        "data %s start %s %08x",
        data.training().sha256(),
        start.network().name(),
        start.hashCode());
  }
}
