package dev.sightline.training.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.embedding.network.ResidualNetwork;
import dev.sightline.evaluation.pictures.PersonPicture;
import dev.sightline.evaluation.pictures.StoredFace;
import dev.sightline.training.FaceFeatures;
import dev.sightline.training.OptimizerConfig;
import dev.sightline.training.SyntheticFaces;
import dev.sightline.training.TrainingConfig;
import dev.sightline.training.data.AugmentationConfig;
import dev.sightline.training.data.FaceDataset;
import dev.sightline.training.triplets.Mining;
import dev.sightline.training.triplets.TripletLoss;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MiningPlanTest {
  private static final ResidualNetwork NETWORK = SyntheticFaces.TINY;
  private static final int STEPS = 60;

  @TempDir Path folder;

  /** Features of persons that lie apart in half the directions and vary wildly in the others. */
  private static FaceFeatures persons(int persons, String prefix, long seed) {
    Random random = new Random(seed);
    List<StoredFace> faces = new ArrayList<>();
    List<float[]> features = new ArrayList<>();
    for (int person = 0; person < persons; person++) {
      double[] centre = random.doubles(NETWORK.outputChannels(), -1, 1).toArray();
      for (int picture = 0; picture < 6; picture++) {
        float[] row = new float[centre.length];
        for (int i = 0; i < row.length; i++) {
          boolean tells = i < row.length / 2;
          double noise = (tells ? 0.15 : 1) * random.nextGaussian();
          row[i] = (float) (3 + (tells ? centre[i] : 0) + noise);
        }
        String name = prefix + person + "-" + picture;
        faces.add(
            new StoredFace(new PersonPicture(prefix + person, Path.of(name)), name, Path.of(name)));
        features.add(row);
      }
    }
    return new FaceFeatures(new FaceDataset(faces), features.toArray(float[][]::new));
  }

  private static MiningPlan plan() {
    return new MiningPlan(
        NETWORK,
        new FeatureSplit(persons(60, "t", 1), persons(30, "v", 2)),
        List.of(Mining.RANDOM, Mining.SEMI_HARD, Mining.HARD),
        List.of(7L),
        new TrainingConfig(
            new TrainingConfig.Batch(12, 4, Mining.SEMI_HARD),
            new TrainingConfig.Objective(TripletLoss.margin(0.2), 0),
            new OptimizerConfig(3e-2, 0.1, 0, 0, Set.of()),
            AugmentationConfig.none(),
            new TrainingConfig.Schedule(Integer.MAX_VALUE, STEPS / 3, 1, STEPS),
            7,
            1));
  }

  @Test
  void shouldFindThatMinedTripletsStayActiveLongerThanRandomOnes() {
    // When
    List<MiningRun> runs = plan().run();

    // Then: all learn from the same start, and random triplets run dry first
    assertThat(runs)
        .extracting(MiningRun::mining)
        .containsExactly(Mining.RANDOM, Mining.SEMI_HARD, Mining.HARD);
    assertThat(runs)
        .allSatisfy(
            run -> {
              assertThat(run.history()).hasSize(4);
              assertThat(run.history().get(0).validation())
                  .isEqualTo(runs.get(0).history().get(0).validation());
              assertThat(run.last().validation().equalErrorRate())
                  .isLessThan(run.history().get(0).validation().equalErrorRate());
            });
    assertThat(active(runs.get(0))).isLessThan(active(runs.get(1)));
    assertThat(active(runs.get(1))).isLessThan(active(runs.get(2)));
  }

  private static double active(MiningRun run) {
    return run.last().triplets().activeShare();
  }

  @Test
  void shouldWriteAPageWithEveryRunAndItsCurves() throws Exception {
    // Given
    MiningPlan plan = plan();
    Path page = folder.resolve("mining.md");

    // When
    new MiningPage(page, folder.resolve("images")).write(plan, plan.run());

    // Then
    assertThat(Files.readString(page))
        .contains("| start | 7 |", "| random | 7 | 60 |", "| semi-hard | 7 | 60 |", "| hard | 7 |");
    assertThat(folder.resolve("images")).isDirectoryContaining("glob:**mining-active.png");
  }
}
