package dev.sightline.training;

import dev.sightline.embedding.Calibration;
import dev.sightline.embedding.Calibrations;
import dev.sightline.embedding.EmbeddingConfig;
import dev.sightline.embedding.EmbeddingModel;
import dev.sightline.embedding.EmbeddingModels;
import dev.sightline.embedding.ModelBundle;
import dev.sightline.evaluation.AllPairs;
import dev.sightline.evaluation.CalibrationFit;
import dev.sightline.evaluation.PairSimilarities;
import dev.sightline.evaluation.pictures.ChipDegradation;
import dev.sightline.evaluation.pictures.FaceEmbeddings;
import dev.sightline.evaluation.pictures.TerminalProgress;
import dev.sightline.training.data.FaceDataset;
import java.util.Optional;

/** The calibration of a bundle's similarities, with and without mirroring. */
record BundleCalibration(int threads) {

  /**
   * Calibrates a bundle.
   *
   * @param persons persons outside the training data; if they are too few for a tail, the bundle
   *     stays uncalibrated
   */
  ModelBundle on(ModelBundle bundle, FaceDataset persons) {
    Calibrations calibrations = Calibrations.none();
    for (boolean mirror : new boolean[] {false, true}) {
      Optional<Calibration> fitted = fit(bundle, persons, mirror);
      if (fitted.isPresent()) {
        calibrations = calibrations.with(mirror, fitted.get());
      }
    }
    return bundle.withCard(bundle.card().withCalibrations(calibrations));
  }

  private Optional<Calibration> fit(ModelBundle bundle, FaceDataset persons, boolean mirror) {
    EmbeddingConfig config = EmbeddingConfig.defaults().withMirror(mirror);
    try (EmbeddingModel model = EmbeddingModels.open(bundle, config);
        TerminalProgress progress = new TerminalProgress("calibration", persons.faces().size())) {
      float[][] embeddings =
          new FaceEmbeddings(model, ChipDegradation.NONE, threads)
              .of(persons.faces(), progress::advance);
      PairSimilarities pairs = AllPairs.of(persons.personNumbers(), embeddings);
      return CalibrationFit.canFit(pairs)
          ? Optional.of(CalibrationFit.of(pairs))
          : Optional.empty();
    }
  }
}
