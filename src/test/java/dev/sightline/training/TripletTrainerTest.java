package dev.sightline.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sightline.embedding.network.HeInitialization;
import dev.sightline.embedding.network.NetworkWeights;
import dev.sightline.training.TrainingCheckpoint.ForeignCheckpointException;
import dev.sightline.training.data.AugmentationConfig;
import dev.sightline.training.data.FaceDataset;
import dev.sightline.training.triplets.Mining;
import dev.sightline.training.triplets.TripletLoss;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TripletTrainerTest {
  private static final NetworkWeights START = HeInitialization.of(SyntheticFaces.TINY, 3);

  @TempDir Path folder;
  private FaceDataset.Split data;

  @BeforeEach
  void drawPersons() throws IOException {
    data = SyntheticFaces.persons(folder, 20, 6, 5).split(6, 1);
  }

  private static TrainingConfig config(double learningRate, double pull, int threads) {
    return config(learningRate, pull, threads, new TrainingConfig.Schedule(4, 3, 100, 1000));
  }

  private static TrainingConfig config(
      double learningRate, double pull, int threads, TrainingConfig.Schedule schedule) {
    return new TrainingConfig(
        new TrainingConfig.Batch(6, 3, Mining.SEMI_HARD),
        new TrainingConfig.Objective(TripletLoss.margin(0.2), pull),
        new OptimizerConfig(learningRate, 0.1, 1e-4, 0.8, Set.of()),
        AugmentationConfig.defaults(),
        schedule,
        11,
        threads);
  }

  private TrainingResult train(TrainingConfig config, Path checkpoint, TrainingListener listener) {
    TrainingSet set =
        new TrainingSet(
            data,
            SyntheticFaces.wide(),
            START,
            SyntheticFaces.preprocessing(),
            Optional.ofNullable(checkpoint));
    try (TripletTrainer trainer = new TripletTrainer(config, set, listener)) {
      return trainer.run();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void shouldGiveTheSameWeightsWhetherInterruptedOrNot(int threads) {
    // Given a run in one
    TrainingConfig config = config(3e-3, 0.5, threads);
    TrainingResult whole = train(config, null, TrainingListener.SILENT);

    // When the same run is cut off after its third validation and taken up again
    Path checkpoint = folder.resolve("run.checkpoint");
    assertThatThrownBy(() -> train(config, checkpoint, new CutOff(3)))
        .isInstanceOf(CutOff.PulledPlug.class);
    TrainingResult resumed = train(config, checkpoint, TrainingListener.SILENT);

    // Then both gave the same, bit for bit
    assertThat(whole.history()).hasSizeGreaterThan(3);
    assertThat(resumed.best()).isEqualTo(whole.best());
    assertThat(resumed.best()).isNotEqualTo(START);
    assertThat(resumed.history().stream().map(EpochFigures::validation))
        .isEqualTo(whole.history().stream().map(EpochFigures::validation).toList());
  }

  @Test
  void shouldLearnToTellPersonsApart() {
    TrainingResult result =
        train(
            config(3e-3, 0, 1, new TrainingConfig.Schedule(30, 60, 100, 1000)),
            null,
            TrainingListener.SILENT);

    EpochFigures start = result.history().get(0);
    EpochFigures end = result.history().get(result.history().size() - 1);
    assertThat(end.validation().equalErrorRate())
        .isLessThan(0.9 * start.validation().equalErrorRate());
    assertThat(end.triplets().meanToNegative()).isGreaterThan(end.triplets().meanToPositive());
  }

  @Test
  void shouldStayNearWhatTheStartMakesOfAFaceWhenItIsPulled() {
    TrainingResult loose = train(config(3e-3, 1e-6, 1), null, TrainingListener.SILENT);
    TrainingResult pulled = train(config(3e-3, 50, 1), null, TrainingListener.SILENT);

    assertThat(lastPullDistance(pulled)).isLessThan(lastPullDistance(loose));
  }

  private static double lastPullDistance(TrainingResult result) {
    return result.history().get(result.history().size() - 1).pullDistance();
  }

  @Test
  void shouldRefuseACheckpointOfAnotherRun() {
    Path checkpoint = folder.resolve("run.checkpoint");
    assertThatThrownBy(() -> train(config(3e-3, 0, 1), checkpoint, new CutOff(1)))
        .isInstanceOf(CutOff.PulledPlug.class);

    assertThatThrownBy(() -> train(config(1e-3, 0, 1), checkpoint, TrainingListener.SILENT))
        .isInstanceOf(ForeignCheckpointException.class)
        .hasMessageContaining("is of another run");
  }
}
