package dev.sightline.training;

import dev.sightline.embedding.ModelBundle;
import dev.sightline.embedding.ModelBundles;
import dev.sightline.embedding.ModelCard;
import dev.sightline.embedding.NetworkDescription;
import dev.sightline.embedding.NetworkWeights;
import dev.sightline.embedding.Preprocessing;
import dev.sightline.evaluation.pictures.CutConfig;
import dev.sightline.evaluation.pictures.WideChip;
import dev.sightline.files.TextFile;
import dev.sightline.training.data.FaceDataset;
import dev.sightline.training.data.TrainingData;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/** The training of a calibrated model bundle from a folder of pictures. */
public final class Training {
  private Training() {}

  /**
   * Cuts out the faces, trains, calibrates on the validation persons and writes the bundle.
   *
   * @return the bundle written to {@code options.files().out()}
   * @throws IllegalArgumentException if the data do not suffice, or a name or file is wrong
   * @throws CollapseWatch.CollapsedException if the network sends all faces to one point
   */
  public static ModelBundle run(TrainingOptions options, TrainingListener listener) {
    Origin origin = origin(options);
    CutConfig cut = options.cut();
    FaceDataset.Split split = split(options, origin.preprocessing());
    TrainingSet set = origin.set(split, options);
    TrainingResult result;
    try (TripletTrainer trainer = new TripletTrainer(options.config(), set, listener)) {
      result = trainer.run();
    }
    ModelCard card =
        new TrainedCard(options.config(), origin.id(), split.training()).of(result.history());
    ModelBundle bundle =
        ModelBundle.of(result.best(), options.precision(), origin.preprocessing(), card);
    ModelBundle calibrated = new BundleCalibration(cut.threads()).on(bundle, split.validation());
    calibrated.write(options.files().out());
    return calibrated;
  }

  /**
   * The starting point of training.
   *
   * @param weights the initial weights; empty for random ones
   */
  private record Origin(
      String id,
      NetworkDescription network,
      Preprocessing preprocessing,
      Optional<NetworkWeights> weights) {

    TrainingSet set(FaceDataset.Split split, TrainingOptions options) {
      WideChip wide = CutConfig.wide(preprocessing.template());
      return weights
          .map(
              from ->
                  new TrainingSet(split, wide, from, preprocessing, options.files().checkpoint()))
          .orElseGet(
              () ->
                  TrainingSet.fromNothing(
                      split, network, options.config().seed(), options.files().checkpoint()));
    }
  }

  private static Origin origin(TrainingOptions options) {
    if (options.start().init().equals(TrainingOptions.Start.NONE)) {
      NetworkDescription network = NetworkDescription.named(options.start().network());
      return new Origin("random", network, Preprocessing.of(network), Optional.empty());
    }
    ModelBundle bundle = ModelBundles.named(options.start().init());
    return new Origin(
        bundle.id().value(),
        bundle.network(),
        bundle.preprocessing(),
        Optional.of(bundle.weights()));
  }

  private static FaceDataset.Split split(TrainingOptions options, Preprocessing preprocessing) {
    FaceDataset all =
        TrainingData.read(options.files().data(), options.cut(), preprocessing.template())
            .without(excluded(options));
    int persons = all.persons().size();
    int validation = Math.max(2, (int) Math.round(options.validationShare() * persons));
    return all.split(validation, options.config().seed());
  }

  private static Set<String> excluded(TrainingOptions options) {
    return options.files().exclude().map(Training::lines).orElse(Set.of());
  }

  private static Set<String> lines(Path file) {
    try {
      return Set.copyOf(TextFile.lines(file));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the names to exclude from " + file, e);
    }
  }
}
