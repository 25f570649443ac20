package dev.sightline.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sightline.training.triplets.EmbeddedBatch;
import dev.sightline.training.triplets.EmbeddingPull;
import dev.sightline.training.triplets.HardMiner;
import dev.sightline.training.triplets.SemiHardMiner;
import dev.sightline.training.triplets.Triplet;
import dev.sightline.training.triplets.TripletFigures;
import dev.sightline.training.triplets.TripletLoss;
import dev.sightline.training.triplets.TripletObjective;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TripletGradientTest {
  private static final int[] PERSONS = {0, 0, 0, 1, 1, 2, 2, 2};
  private static final int DIMENSION = 5;

  static Stream<TripletLoss> losses() {
    return Stream.of(TripletLoss.margin(0.2), TripletLoss.margin(2), TripletLoss.softMargin(8));
  }

  @ParameterizedTest
  @MethodSource("losses")
  void shouldMatchFiniteDifferencesThroughTheNormalization(TripletLoss loss) {
    // Given outputs of any length and fixed triplets
    float[][] outputs = randomOutputs(new Random(42));
    List<Triplet> triplets =
        new SemiHardMiner().mine(EmbeddedBatch.of(PERSONS, outputs), new Random(1));
    float[][] targets = unitTargets(new Random(43));

    // When
    float[][] gradient = gradient(loss, outputs, triplets, targets);

    // Then
    float step = 1e-3f;
    for (int i = 0; i < outputs.length; i++) {
      for (int k = 0; k < DIMENSION; k++) {
        double up = objective(loss, moved(outputs, i, k, step), triplets, targets);
        double down = objective(loss, moved(outputs, i, k, -step), triplets, targets);
        assertThat((double) gradient[i][k])
            .as("output %d, component %d", i, k)
            .isCloseTo((up - down) / (2 * step), within(2e-4));
      }
    }
  }

  @Test
  void shouldGiveTheLossOfAHandMadeTriplet() {
    // a = (1, 0), p = (0, 1), n = (−1, 0): d(a,p) = 2, d(a,n) = 4, gap −2; margin 2.5 leaves 0.5
    float[][] outputs = {{3, 0}, {0, 2}, {-5, 0}};
    EmbeddedBatch batch = EmbeddedBatch.of(new int[] {0, 0, 1}, outputs);
    double[][] gradient = new double[3][2];

    TripletFigures figures =
        new TripletObjective(TripletLoss.margin(2.5))
            .addGradient(batch, List.of(new Triplet(0, 1, 2)), gradient);

    assertThat(figures.meanLoss()).isCloseTo(0.5, within(1e-12));
    assertThat(figures.meanToPositive()).isCloseTo(2, within(1e-12));
    assertThat(figures.meanToNegative()).isCloseTo(4, within(1e-12));
    // ∂/∂a = 2(n − p) = (−2, −2); ∂/∂p = −2(a − p) = (−2, 2); ∂/∂n = 2(a − n) = (4, 0)
    assertThat(gradient[0]).containsExactly(-2, -2);
    assertThat(gradient[1]).containsExactly(-2, 2);
    assertThat(gradient[2]).containsExactly(4, 0);
    // Along its own embedding an output does not change it: a loses x, n loses all; /3, /2, /5.
    float[][] byOutput = batch.throughNormalization(gradient);
    assertThat(byOutput[0]).containsExactly(0, -2f / 3);
    assertThat(byOutput[1]).containsExactly(-1, 0);
    assertThat(byOutput[2]).containsExactly(0, 0);
  }

  @Test
  void shouldTeachNothingWhenTheMarginHolds() {
    float[][] outputs = {{1, 0}, {1, 0}, {-1, 0}};
    double[][] gradient = new double[3][2];

    TripletFigures figures =
        new TripletObjective(TripletLoss.margin(0.2))
            .addGradient(
                EmbeddedBatch.of(new int[] {0, 0, 1}, outputs),
                List.of(new Triplet(0, 1, 2)),
                gradient);

    assertThat(figures.active()).isZero();
    assertThat(figures.meanLoss()).isZero();
    assertThat(gradient).isDeepEqualTo(new double[3][2]);
  }

  @Test
  void shouldAddNothingWithoutTriplets() {
    TripletFigures figures =
        new TripletObjective(TripletLoss.margin(0.2))
            .addGradient(
                EmbeddedBatch.of(PERSONS, randomOutputs(new Random(3))),
                List.of(),
                new double[PERSONS.length][DIMENSION]);

    assertThat(figures).isEqualTo(new TripletFigures(0, 0, 0, 0, 0));
  }

  @Test
  void shouldNotChangeWhenAllEmbeddingsAreRotated() {
    float[][] outputs = randomOutputs(new Random(5));
    float[][] rotated = new float[outputs.length][];
    for (int i = 0; i < outputs.length; i++) {
      float[] o = outputs[i].clone();
      // a turn by 0.7 rad in the plane of the first two components
      o[0] = (float) (Math.cos(0.7) * outputs[i][0] - Math.sin(0.7) * outputs[i][1]);
      o[1] = (float) (Math.sin(0.7) * outputs[i][0] + Math.cos(0.7) * outputs[i][1]);
      rotated[i] = o;
    }
    List<Triplet> triplets =
        new HardMiner().mine(EmbeddedBatch.of(PERSONS, outputs), new Random(1));
    TripletLoss loss = TripletLoss.margin(1);

    assertThat(value(loss, rotated, triplets))
        .isCloseTo(value(loss, outputs, triplets), within(1e-6));
  }

  private static float[][] gradient(
      TripletLoss loss, float[][] outputs, List<Triplet> triplets, float[][] targets) {
    EmbeddedBatch batch = EmbeddedBatch.of(PERSONS, outputs);
    double[][] gradient = new double[outputs.length][DIMENSION];
    new TripletObjective(loss).addGradient(batch, triplets, gradient);
    new EmbeddingPull(0.5).addGradient(batch, targets, gradient);
    return batch.throughNormalization(gradient);
  }

  private static double objective(
      TripletLoss loss, float[][] outputs, List<Triplet> triplets, float[][] targets) {
    EmbeddedBatch batch = EmbeddedBatch.of(PERSONS, outputs);
    double[][] unused = new double[outputs.length][DIMENSION];
    return new TripletObjective(loss).addGradient(batch, triplets, unused).meanLoss()
        + 0.5 * new EmbeddingPull(0.5).addGradient(batch, targets, unused);
  }

  private static double value(TripletLoss loss, float[][] outputs, List<Triplet> triplets) {
    return new TripletObjective(loss)
        .addGradient(
            EmbeddedBatch.of(PERSONS, outputs), triplets, new double[outputs.length][DIMENSION])
        .meanLoss();
  }

  private static float[][] randomOutputs(Random random) {
    float[][] outputs = new float[PERSONS.length][DIMENSION];
    for (float[] output : outputs) {
      IntStream.range(0, DIMENSION).forEach(k -> output[k] = (float) (3 * random.nextGaussian()));
    }
    return outputs;
  }

  private static float[][] unitTargets(Random random) {
    EmbeddedBatch batch = EmbeddedBatch.of(PERSONS, randomOutputs(random));
    float[][] targets = new float[PERSONS.length][DIMENSION];
    for (int i = 0; i < targets.length; i++) {
      for (int k = 0; k < DIMENSION; k++) {
        targets[i][k] = (float) batch.unit(i)[k];
      }
    }
    return targets;
  }

  private static float[][] moved(float[][] outputs, int i, int k, float step) {
    float[][] copy = new float[outputs.length][];
    for (int row = 0; row < outputs.length; row++) {
      copy[row] = outputs[row].clone();
    }
    copy[i][k] += step;
    return copy;
  }
}
