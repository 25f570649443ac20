package dev.sightline.training;

import dev.sightline.embedding.NetworkDescription;
import dev.sightline.embedding.NetworkWeights;
import dev.sightline.embedding.Preprocessing;
import dev.sightline.evaluation.pictures.CutConfig;
import dev.sightline.evaluation.pictures.WideChip;
import dev.sightline.training.data.Augmentation;
import dev.sightline.training.data.AugmentationConfig;
import dev.sightline.training.data.ChipReader;
import dev.sightline.training.data.FaceDataset;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

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

  ChipReader training(AugmentationConfig augmentation) {
    return reader(data.training(), augmentation);
  }

  ChipReader validation() {
    return reader(data.validation(), AugmentationConfig.none());
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
