package dev.sightline.training;

import dev.sightline.embedding.EmbeddingConfig;
import dev.sightline.embedding.EmbeddingModel;
import dev.sightline.embedding.EmbeddingModels;
import dev.sightline.embedding.ModelBundle;
import dev.sightline.embedding.ModelBundles;
import dev.sightline.embedding.ModelCard;
import dev.sightline.embedding.Preprocessing;
import dev.sightline.embedding.network.NetworkDescription;
import dev.sightline.embedding.network.ResidualNetwork;
import dev.sightline.evaluation.pictures.ChipDegradation;
import dev.sightline.evaluation.pictures.CutConfig;
import dev.sightline.evaluation.pictures.FaceEmbeddings;
import dev.sightline.evaluation.pictures.TerminalProgress;
import dev.sightline.evaluation.pictures.WideChip;
import dev.sightline.files.TextFile;
import dev.sightline.training.data.Cleaning;
import dev.sightline.training.data.FaceDataset;
import dev.sightline.training.data.TrainingData;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The training of a calibrated model bundle from folders of pictures. */
public final class Training {
  private static final Logger log = LoggerFactory.getLogger(Training.class);

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
    Optional<Cleaning> cleaning = Optional.empty();
    FaceDataset all = read(options, origin.preprocessing());
    if (options.clean()) {
      cleaning = Optional.of(clean(all, origin, cut.threads()));
      all = cleaning.get().kept();
    }
    FaceDataset.Split split = split(all, options);
    TrainingSet set = origin.set(split, options);
    TrainingResult result;
    try (TripletTrainer trainer = new TripletTrainer(options.config(), set, listener)) {
      result = trainer.run();
    }
    ModelCard card =
        new TrainedCard(options.config(), origin.id(), split.training(), cleaning)
            .of(result.history());
    ModelBundle bundle =
        ModelBundle.of(result.best(), options.precision(), origin.preprocessing(), card);
    ModelBundle calibrated = new BundleCalibration(cut.threads()).on(bundle, split.validation());
    calibrated.write(options.files().out());
    return calibrated;
  }

  /**
   * The starting point of training.
   *
   * @param bundle the bundle with the initial weights; empty for random ones
   */
  private record Origin(
      NetworkDescription network, Preprocessing preprocessing, Optional<ModelBundle> bundle) {

    String id() {
      return bundle.map(from -> from.id().value()).orElse("random");
    }

    TrainingSet set(FaceDataset.Split split, TrainingOptions options) {
      WideChip wide = CutConfig.wide(preprocessing.template());
      return bundle
          .map(
              from ->
                  new TrainingSet(
                      split, wide, from.weights(), preprocessing, options.files().checkpoint()))
          .orElseGet(
              () ->
                  TrainingSet.fromNothing(
                      split, network, options.config().seed(), options.files().checkpoint()));
    }
  }

  private static Origin origin(TrainingOptions options) {
    if (options.start().init().equals(TrainingOptions.Start.NONE)) {
      NetworkDescription network = ResidualNetwork.named(options.start().network());
      return new Origin(network, Preprocessing.of(network), Optional.empty());
    }
    ModelBundle bundle = ModelBundles.named(options.start().init());
    return new Origin(bundle.network(), bundle.preprocessing(), Optional.of(bundle));
  }

  private static FaceDataset read(TrainingOptions options, Preprocessing preprocessing) {
    return TrainingData.read(options.files().data(), options.cut(), preprocessing.template())
        .without(excluded(options));
  }

  private static Cleaning clean(FaceDataset data, Origin origin, int threads) {
    ModelBundle start =
        origin
            .bundle()
            .orElseThrow(
                () ->
                    new IllegalArgumentException("--clean needs initial weights that know faces"));
    try (EmbeddingModel model = EmbeddingModels.open(start, EmbeddingConfig.defaults());
        TerminalProgress progress = new TerminalProgress("cleaning", data.faces().size())) {
      float[][] embeddings =
          new FaceEmbeddings(model, ChipDegradation.NONE, threads)
              .of(data.faces(), progress::advance);
      Cleaning cleaning = Cleaning.of(data, embeddings);
      cleaning.misfits().forEach(face -> log.info("Left out {}", face.picture().file()));
      log.info(
          "{} pictures do not fit their person, {} persons look like another: {}",
          cleaning.misfits().size(),
          cleaning.lookalikes().size(),
          cleaning.lookalikes());
      return cleaning;
    }
  }

  private static FaceDataset.Split split(FaceDataset all, TrainingOptions options) {
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
