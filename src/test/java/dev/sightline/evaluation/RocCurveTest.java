package dev.sightline.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class RocCurveTest {

  private static RocCurve curve(double[] genuine, double[] impostor) {
    return RocCurve.of(PairSimilarities.of(genuine, impostor));
  }

  @Test
  void shouldCountTiesHalfInTheArea() {
    // .9 beats .1 .5 .8 (3); .5 beats .1 and ties .5 (1.5); .3 beats .1 (1): 5.5 of 9
    RocCurve curve = curve(new double[] {.9, .3, .5}, new double[] {.5, .1, .8});

    assertThat(curve.areaUnderCurve()).isCloseTo(5.5 / 9, within(1e-12));
  }

  @Test
  void shouldGiveAnAreaOfOneAndNoErrorsToPerfectSeparation() {
    RocCurve curve = curve(new double[] {.9, .8}, new double[] {.1, .2});

    assertThat(curve.areaUnderCurve()).isEqualTo(1);
    assertThat(curve.equalErrorRate()).isZero();
    assertThat(curve.atFalseAcceptRate(0).validationRate()).isEqualTo(1);
  }

  @Test
  void shouldFindTheEqualErrorRateOnAStep() {
    // Descending: g.9 g.8 i.7 g.6 i.5 g.4 i.3 i.2.
    // From .6 on: FAR 1/4 and FRR 1/4 meet exactly.
    RocCurve curve = curve(new double[] {.9, .8, .6, .4}, new double[] {.7, .5, .3, .2});

    assertThat(curve.equalErrorRate()).isCloseTo(0.25, within(1e-12));
  }

  @Test
  void shouldInterpolateTheEqualErrorRateBetweenSteps() {
    // g.9 i.8 g.7: after .9 FAR 0, FRR 1/2; after .8 FAR 1, FRR 1/2. The line crosses at 1/2.
    RocCurve curve = curve(new double[] {.9, .7}, new double[] {.8});

    assertThat(curve.equalErrorRate()).isCloseTo(0.5, within(1e-12));
  }

  @Test
  void shouldTakeTheMostPermissiveThresholdWithinTheFalseAcceptRate() {
    double[] genuine = {.95, .85, .75, .65};
    double[] impostor = {.9, .8, .7, .6, .5, .4, .3, .2, .1, .0};

    OperatingPoint none = curve(genuine, impostor).atFalseAcceptRate(0.05);
    OperatingPoint one = curve(genuine, impostor).atFalseAcceptRate(0.1);

    assertThat(none.falseAcceptRate()).isZero();
    assertThat(none.validationRate()).isEqualTo(0.25);
    assertThat(one.falseAcceptRate()).isEqualTo(0.1);
    assertThat(one.validationRate()).isEqualTo(0.5);
    assertThat(one.threshold()).isEqualTo(Math.nextUp(.8));
  }

  @Test
  void shouldCountAMissedGenuinePairAsRejected() {
    RocCurve curve = curve(new double[] {.9, Double.NEGATIVE_INFINITY}, new double[] {.1, .2});

    assertThat(curve.atFalseAcceptRate(0.5).validationRate()).isEqualTo(0.5);
    assertThat(curve.areaUnderCurve()).isEqualTo(0.5);
  }

  @Test
  void shouldNotDependOnAMonotoneChangeOfScale() {
    Random random = new Random(7);
    double[] genuine = random.doubles(200, 0.2, 1).toArray();
    double[] impostor = random.doubles(300, -0.5, 0.6).toArray();
    double[] genuineDoubled = java.util.Arrays.stream(genuine).map(x -> 2 * x - 1).toArray();
    double[] impostorDoubled = java.util.Arrays.stream(impostor).map(x -> 2 * x - 1).toArray();

    RocCurve one = curve(genuine, impostor);
    RocCurve other = curve(genuineDoubled, impostorDoubled);

    assertThat(one.areaUnderCurve()).isCloseTo(other.areaUnderCurve(), within(1e-12));
    assertThat(one.equalErrorRate()).isCloseTo(other.equalErrorRate(), within(1e-12));
  }

  @Test
  void shouldEndWithAcceptAll() {
    RocCurve curve = curve(new double[] {.9, .3}, new double[] {.5, .1});

    OperatingPoint last = curve.points().get(curve.points().size() - 1);

    assertThat(last.falseAcceptRate()).isEqualTo(1);
    assertThat(last.validationRate()).isEqualTo(1);
  }

  @Test
  void shouldRefuseASetWithoutImpostors() {
    assertThatThrownBy(() -> curve(new double[] {.9}, new double[0]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("there is no impostor pair");
  }
}
