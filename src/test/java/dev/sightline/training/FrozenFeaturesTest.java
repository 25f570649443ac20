package dev.sightline.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.embedding.Preprocessing;
import dev.sightline.embedding.network.HeInitialization;
import dev.sightline.embedding.network.NetworkWeights;
import dev.sightline.embedding.network.Parameter;
import dev.sightline.embedding.network.TinyNetwork;
import dev.sightline.evaluation.pictures.CutConfig;
import dev.sightline.evaluation.pictures.WideChip;
import dev.sightline.training.data.AugmentationConfig;
import dev.sightline.training.data.FaceDataset;
import dev.sightline.training.data.FaceInputs;
import dev.sightline.training.data.View;
import dev.sightline.training.triplets.Mining;
import dev.sightline.training.triplets.TripletLoss;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FrozenFeaturesTest {
  /** A start that training improves: of all validations the best is kept. */
  private static final NetworkWeights START = HeInitialization.of(TinyNetwork.ENSEMBLE, 1);

  private static final Preprocessing PREPROCESSING = Preprocessing.of(TinyNetwork.ENSEMBLE);
  private static final WideChip WIDE = CutConfig.wide(PREPROCESSING.template());

  @TempDir Path folder;
  private FaceDataset.Split data;

  @BeforeEach
  void drawPersons() throws IOException {
    data = SyntheticFaces.persons(folder, 12, 5, 5, WIDE).split(4, 1);
  }

  private static TrainingConfig config(int threads) {
    return new TrainingConfig(
        new TrainingConfig.Batch(4, 3, Mining.ALL),
        new TrainingConfig.Objective(TripletLoss.margin(0.2), 0.5),
        new OptimizerConfig(3e-3, 0.1, 0, 0.8, Set.of("stem", "plane7_down")),
        AugmentationConfig.defaults(),
        new TrainingConfig.Schedule(2, 3, 100, 1000),
        11,
        threads);
  }

  private TrainingSet set() {
    return new TrainingSet(data, WIDE, START, PREPROCESSING, Optional.empty());
  }

  private NetworkWeights train() {
    try (TripletTrainer trainer = new TripletTrainer(config(1), set(), TrainingListener.SILENT)) {
      return trainer.run().best();
    }
  }

  @Test
  void shouldTrainTheOtherBlocksOnlyAndGiveTheSameWeightsEachTime() {
    NetworkWeights trained = train();

    assertThat(train()).isEqualTo(trained);
    for (Parameter parameter : START.network().parameters()) {
      boolean frozen =
          parameter.name().contains(".stem") || parameter.name().contains(".plane7_down");
      float[] before = START.get(parameter.name());
      if (frozen) {
        assertThat(trained.get(parameter.name())).as(parameter.name()).isEqualTo(before);
      } else {
        assertThat(trained.get(parameter.name())).as(parameter.name()).isNotEqualTo(before);
      }
    }
  }

  @Test
  void shouldKeepTheSameRowsWithAnyNumberOfThreads() {
    try (FaceInputs one = set().training(config(1), TrainingListener.SILENT);
        FaceInputs three = set().training(config(3), TrainingListener.SILENT)) {
      for (int face = 0; face < data.training().faces().size(); face++) {
        float[] row = new float[one.rowSize()];
        float[] same = new float[one.rowSize()];
        one.writeChanged(face, new Random(face), row, 0);
        three.writeChanged(face, new Random(face), same, 0);
        assertThat(same).isEqualTo(row);
        one.writeView(face, View.PLAIN.get(0), same, 0);
        three.writeView(face, View.PLAIN.get(0), row, 0);
        assertThat(same).isEqualTo(row);
      }
    }
  }
}
