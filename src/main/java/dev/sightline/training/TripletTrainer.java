package dev.sightline.training;

import dev.sightline.evaluation.AllPairs;
import dev.sightline.training.data.BatchSampler;
import dev.sightline.training.data.FaceInputs;
import dev.sightline.training.data.Seeds;
import dev.sightline.training.data.View;
import java.util.List;
import java.util.Optional;

/**
 * The training of a network with triplet loss. For each batch it mines triplets among the network's
 * current embeddings and steps along the gradient of their loss. At intervals it validates on other
 * persons, keeps the best weights and writes the checkpoint.
 */
public final class TripletTrainer implements AutoCloseable {
  private final TrainingConfig config;
  private final FaceInputs training;
  private final FaceInputs validation;
  private final BatchSampler sampler;
  private final int stepsPerEpoch;
  private final int totalSteps;
  private final DataParallelNetwork network;
  private final TripletStep objective;
  private final TrainingState state;
  private final Optional<TrainingCheckpoint> checkpoint;
  private final TrainingListener listener;

  /** Prepares a run, or resumes one if the set's checkpoint exists. */
  TripletTrainer(TrainingConfig config, TrainingSet set, TrainingListener listener) {
    this.config = config;
    this.listener = listener;
    this.training = set.training(config, listener);
    this.validation = set.validation(config);
    this.sampler =
        new BatchSampler(
            set.data().training().facesByPerson(),
            config.batch().persons(),
            config.batch().pictures(),
            config.seed());
    this.stepsPerEpoch = sampler.epoch(0).size();
    this.totalSteps =
        Math.min(config.schedule().maxSteps(), config.schedule().epochs() * stepsPerEpoch);
    this.network =
        new DataParallelNetwork(
            set.start(),
            config.optimizer(),
            LearningRate.of(config.optimizer(), totalSteps),
            config.threads());
    this.state = new TrainingState(network.parameters(), network.moments());
    this.checkpoint =
        set.checkpoint()
            .map(file -> new TrainingCheckpoint(file, config + " " + set.fingerprint()));
    boolean takenUp = checkpoint.isPresent() && checkpoint.get().restore(state);
    this.objective = new TripletStep(config, set.data().training().personNumbers(), pullTargets());
    if (takenUp) {
      network.setParameters(state.parameters());
      network.setMoments(state.moments());
    }
  }

  /** Computes the pull's targets with the initial network; also when a run is resumed. */
  private float[][] pullTargets() {
    if (config.objective().pull() == 0 || state.step() == totalSteps) {
      return new float[0][];
    }
    return new FaceViews(training, View.MIRRORED)
        .embed(network, faces -> listener.looked(faces, training.data().faces().size()));
  }

  /**
   * Runs to the end, or until validations stop improving.
   *
   * @return the best weights and the figures of every validation, the first of the initial weights
   * @throws CollapseWatch.CollapsedException if the network sends all faces to one point
   */
  TrainingResult run() {
    if (state.history().isEmpty()) {
      validate(new IntervalFigures());
    }
    while (state.step() < totalSteps && !hasLostPatience()) {
      interval();
    }
    network.setParameters(state.best());
    return new TrainingResult(network.weights(), state.history());
  }

  private boolean hasLostPatience() {
    return state.validationsSinceBest() >= config.schedule().patience();
  }

  /** Trains up to the next validation, and validates. */
  private void interval() {
    IntervalFigures figures = new IntervalFigures();
    int every = config.schedule().validateEvery();
    int end = Math.min(totalSteps, (state.step() / every + 1) * every);
    int epoch = -1;
    List<List<Integer>> batches = List.of();
    while (state.step() < end) {
      if (state.step() / stepsPerEpoch != epoch) {
        epoch = state.step() / stepsPerEpoch;
        batches = sampler.epoch(epoch);
      }
      List<Integer> batch = batches.get(state.step() % stepsPerEpoch);
      figures.add(trainOn(batch), batch.size());
      listener.stepped(state.step(), totalSteps, figures.soFar());
    }
    validate(figures);
  }

  private TripletStep.Result trainOn(List<Integer> batch) {
    int step = state.step();
    float[][] outputs =
        network.forward(
            (row, target, offset) ->
                training.writeChanged(
                    batch.get(row), Seeds.random(config.seed(), step, row), target, offset),
            batch.size());
    TripletStep.Result result = objective.on(batch, outputs, step);
    CollapseWatch.check(step, result.variance(), result.figures());
    network.backward(result.outputGradient());
    network.step(step);
    state.stepped(network.parameters(), config.optimizer().averaging());
    return result;
  }

  private void validate(IntervalFigures interval) {
    interval.stop();
    network.setParameters(state.averaged());
    float[][] embeddings = new FaceViews(validation, View.PLAIN).embed(network, faces -> {});
    network.setParameters(state.parameters());
    ValidationFigures figures =
        ValidationFigures.of(AllPairs.of(validation.data().personNumbers(), embeddings));
    state.validated(interval.toFigures(state.step(), stepsPerEpoch, figures), network.moments());
    checkpoint.ifPresent(file -> file.save(state));
    listener.validated(state.history().get(state.history().size() - 1));
  }

  @Override
  public void close() {
    training.close();
    validation.close();
    network.close();
  }
}
