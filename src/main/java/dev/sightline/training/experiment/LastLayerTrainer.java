package dev.sightline.training.experiment;

import dev.sightline.evaluation.AllPairs;
import dev.sightline.training.CollapseWatch;
import dev.sightline.training.CollapseWatch.CollapsedException;
import dev.sightline.training.EpochFigures;
import dev.sightline.training.IntervalFigures;
import dev.sightline.training.LearningRate;
import dev.sightline.training.TrainingConfig;
import dev.sightline.training.TrainingListener;
import dev.sightline.training.TripletStep;
import dev.sightline.training.TripletTrainer;
import dev.sightline.training.ValidationFigures;
import dev.sightline.training.data.BatchSampler;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * The training of a {@link LastLayer} with triplet loss, as {@link TripletTrainer} trains a whole
 * network: the same batches, miners, loss and validation.
 */
final class LastLayerTrainer {
  private final TrainingConfig config;
  private final FeatureSplit faces;
  private final TrainingListener listener;
  private final LastLayer layer;
  private final TripletStep objective;
  private final List<List<Integer>> batches;
  private final List<EpochFigures> history = new ArrayList<>();

  LastLayerTrainer(
      TrainingConfig config, FeatureSplit faces, float[] start, TrainingListener listener) {
    this.config = config;
    this.faces = faces;
    this.listener = listener;
    int steps = config.schedule().maxSteps();
    this.layer =
        new LastLayer(
            start, faces.training().all()[0].length, LearningRate.of(config.optimizer(), steps));
    this.objective =
        new TripletStep(config, faces.training().data().personNumbers(), new float[0][]);
    this.batches = batches(steps);
  }

  private List<List<Integer>> batches(int steps) {
    BatchSampler sampler =
        new BatchSampler(
            faces.training().data().facesByPerson(),
            config.batch().persons(),
            config.batch().pictures(),
            config.seed());
    List<List<Integer>> all = new ArrayList<>();
    for (int epoch = 0; all.size() < steps; epoch++) {
      all.addAll(sampler.epoch(epoch));
    }
    return all.subList(0, steps);
  }

  /** Trains to the end, or until the layer collapses. */
  MiningRun run() {
    validate(0, new IntervalFigures());
    OptionalInt collapsedAt = OptionalInt.empty();
    try {
      for (int step = 0; step < batches.size(); step += config.schedule().validateEvery()) {
        interval(step, Math.min(batches.size(), step + config.schedule().validateEvery()));
      }
    } catch (CollapsedException e) {
      collapsedAt = OptionalInt.of(e.step());
    }
    return new MiningRun(config.batch().mining(), config.seed(), history, collapsedAt);
  }

  private void interval(int from, int to) {
    IntervalFigures figures = new IntervalFigures();
    for (int step = from; step < to; step++) {
      figures.add(trainOn(batches.get(step), step), batches.get(step).size());
      listener.stepped(step + 1, batches.size(), figures.soFar());
    }
    validate(to, figures);
  }

  private TripletStep.Result trainOn(List<Integer> batch, int step) {
    float[][] features = faces.training().of(batch);
    TripletStep.Result result = objective.on(batch, layer.output(features), step);
    CollapseWatch.check(step, result.variance(), result.figures());
    layer.step(features, result.outputGradient(), step);
    return result;
  }

  private void validate(int step, IntervalFigures interval) {
    interval.stop();
    int[] persons = faces.validation().data().personNumbers();
    float[][] embeddings = layer.embeddings(faces.validation().all());
    ValidationFigures figures = ValidationFigures.of(AllPairs.of(persons, embeddings));
    history.add(interval.toFigures(step, batches.size(), figures));
    listener.validated(history.get(history.size() - 1));
  }
}
