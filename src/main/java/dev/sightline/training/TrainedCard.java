package dev.sightline.training;

import dev.sightline.embedding.Calibrations;
import dev.sightline.embedding.ModelCard;
import dev.sightline.embedding.Provenance;
import dev.sightline.training.data.Cleaning;
import dev.sightline.training.data.FaceDataset;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The model card of a trained bundle.
 *
 * @param startedFrom the id of the bundle training began with, or {@code random}
 * @param data the training data
 * @param cleaning what was left out of the data before, if anything was
 */
record TrainedCard(
    TrainingConfig config, String startedFrom, FaceDataset data, Optional<Cleaning> cleaning) {
  private static final String LICENCE =
      "Research use: the weights derive from the pictures that they were trained on, whose terms"
          + " apply.";

  /** Creates the card of a run, without the calibration. */
  ModelCard of(List<EpochFigures> history) {
    Provenance provenance =
        new Provenance(
            startedFrom,
            new Provenance.TrainingData(data.sha256(), data.persons().size(), data.faces().size()),
            config.seed(),
            settings(),
            history.stream().map(TrainedCard::figures).toList(),
            Objects.requireNonNullElse(
                TrainedCard.class.getPackage().getImplementationVersion(), "development"));
    EpochFigures best =
        history.stream()
            .max(Comparator.comparingDouble(figures -> figures.validation().objective()))
            .orElseThrow();
    return new ModelCard(provenance, validation(best), Calibrations.none(), LICENCE);
  }

  private SortedMap<String, String> settings() {
    SortedMap<String, String> settings = new TreeMap<>();
    settings.put("persons", String.valueOf(config.batch().persons()));
    settings.put("pictures", String.valueOf(config.batch().pictures()));
    settings.put("mining", config.batch().mining().key());
    settings.put("loss", config.objective().loss().toString());
    settings.put("pull", String.valueOf(config.objective().pull()));
    settings.put("optimizer", config.optimizer().toString());
    settings.put("augmentation", config.augmentation().toString());
    settings.put("schedule", config.schedule().toString());
    settings.put("threads", String.valueOf(config.threads()));
    cleaning.ifPresent(
        clean -> {
          settings.put("cleaning.misfits", String.valueOf(clean.misfits().size()));
          settings.put("cleaning.lookalikes", String.valueOf(clean.lookalikes().size()));
        });
    return settings;
  }

  private static SortedMap<String, Double> figures(EpochFigures figures) {
    SortedMap<String, Double> map = validation(figures);
    map.put("step", (double) figures.step());
    map.put("epoch", figures.epoch());
    map.put("loss", figures.triplets().meanLoss());
    map.put("offered", (double) figures.triplets().offered());
    map.put("active", (double) figures.triplets().active());
    map.put("meanToPositive", figures.triplets().meanToPositive());
    map.put("meanToNegative", figures.triplets().meanToNegative());
    map.put("pullDistance", figures.pullDistance());
    return map;
  }

  private static SortedMap<String, Double> validation(EpochFigures figures) {
    SortedMap<String, Double> map = new TreeMap<>();
    map.put("validation.valAtFar1e2", figures.validation().valAtFar1e2());
    map.put("validation.valAtFar1e3", figures.validation().valAtFar1e3());
    map.put("validation.valAtFar1e4", figures.validation().valAtFar1e4());
    map.put("validation.eer", figures.validation().equalErrorRate());
    return map;
  }
}
