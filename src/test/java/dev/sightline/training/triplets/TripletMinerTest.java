package dev.sightline.training.triplets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TripletMinerTest {

  // On the unit circle, in degrees: person 0 at 0, 20 and 40, person 1 at 30 and 62, person 2
  // at 170 alone. Nearness on the circle is nearness in squared distance.
  private static final EmbeddedBatch BATCH =
      EmbeddedBatch.of(
          new int[] {0, 0, 0, 1, 1, 2},
          new float[][] {at(0), at(20), at(40), at(30), at(62), at(170)});
  private static final TripletLoss LOSS = TripletLoss.margin(0.2);

  private static float[] at(double degrees) {
    double radians = Math.toRadians(degrees);
    return new float[] {(float) (2 * Math.cos(radians)), (float) (2 * Math.sin(radians))};
  }

  @Test
  void shouldTakeTheNearestNegativeBeyondThePositive() {
    List<Triplet> triplets = Mining.SEMI_HARD.miner(LOSS).mine(BATCH, new Random(1));

    assertThat(triplets)
        .containsExactly(
            new Triplet(0, 1, 3), // 20 → 30
            new Triplet(0, 2, 4), // 40 → 62: 30 is nearer than the positive
            new Triplet(1, 0, 4), // 20 → 42: 30 is only 10 away
            new Triplet(1, 2, 4), // 20 → 42
            new Triplet(2, 0, 5), // 40 → 130: 30 and 62 are nearer
            new Triplet(2, 1, 4), // 20 → 22: 30 is only 10 away
            new Triplet(3, 4, 5), // 32 → 140: all of person 0 is within 30
            new Triplet(4, 3, 1)); // 32 → 42: 40 is only 22 away
  }

  @Test
  void shouldTakeTheFarthestPositiveAndTheNearestNegative() {
    List<Triplet> triplets = Mining.HARD.miner(LOSS).mine(BATCH, new Random(1));

    assertThat(triplets.get(0)).isEqualTo(new Triplet(0, 2, 3));
    assertThat(triplets.get(2)).isEqualTo(new Triplet(2, 0, 3));
    assertThat(triplets).hasSize(5).noneMatch(triplet -> triplet.anchor() == 5);
  }

  @Test
  void shouldTakeEveryActiveTripletAndNoOther() {
    List<Triplet> triplets = Mining.ALL.miner(LOSS).mine(BATCH, new Random(1));

    // Person 2 at 170 is far from all, so no triplet with it is active.
    assertThat(triplets).isNotEmpty().noneMatch(triplet -> triplet.negative() == 5);
    assertThat(triplets).contains(new Triplet(0, 1, 3), new Triplet(3, 4, 1));
    assertThat(triplets).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @EnumSource(Mining.class)
  void shouldOfferOnlyTripletsOfOnePersonAndAnother(Mining mining) {
    List<Triplet> triplets = mining.miner(LOSS).mine(BATCH, new Random(9));

    assertThat(triplets)
        .isNotEmpty()
        .allMatch(t -> t.anchor() != t.positive())
        .allMatch(t -> BATCH.isSamePerson(t.anchor(), t.positive()))
        .noneMatch(t -> BATCH.isSamePerson(t.anchor(), t.negative()))
        .isEqualTo(mining.miner(LOSS).mine(BATCH, new Random(9)));
  }

  @ParameterizedTest
  @EnumSource(Mining.class)
  void shouldOfferNothingWhenAllPicturesAreOfOnePerson(Mining mining) {
    EmbeddedBatch batch = EmbeddedBatch.of(new int[] {4, 4}, new float[][] {at(0), at(9)});

    assertThat(mining.miner(LOSS).mine(batch, new Random(1))).isEmpty();
  }

  @Test
  void shouldNameTheWaysThereAre() {
    assertThat(Mining.parse("semi-hard")).isEqualTo(Mining.SEMI_HARD);
    assertThatThrownBy(() -> Mining.parse("easy"))
        .hasMessage("train.mining must be one of [random, semi-hard, hard, all], was 'easy'");
  }
}
