package dev.sightline.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OpenSetTrialTest {

  private static ProbeResult impostor(String person, double similarity) {
    return new ProbeResult(person, similarity, false);
  }

  private static OpenSetTrial trial() {
    return new OpenSetTrial(
        100,
        List.of(
            new ProbeResult("a", .9, true),
            new ProbeResult("a", .7, true),
            new ProbeResult("b", .8, false),
            new ProbeResult("c", .5, true)),
        List.of(impostor("x", .6), impostor("y", .4), impostor("z", .3), impostor("z", .2)));
  }

  @Test
  void shouldCountOnlyRightNamesAtRankOne() {
    assertThat(trial().rankOneRate()).isEqualTo(0.75);
  }

  @Test
  void shouldHoldTheFalsePositiveRateAndCountMissesAndWrongNames() {
    // One of four impostors may pass (.6): the threshold is just above .4, where a, a and c are
    // named and b is named wrongly: FNIR 1/4. With none passing, just above .6, c is lost as well.
    assertThat(trial().falsePositiveIdentificationRate(trial().thresholdAt(0.25))).isEqualTo(0.25);
    assertThat(trial().falseNegativeRateAt(0.25)).isCloseTo(0.25, within(1e-12));
    assertThat(trial().falseNegativeRateAt(0.003)).isCloseTo(0.5, within(1e-12));
  }

  @Test
  void shouldBracketTheFigureByResamplingPersons() {
    // Given 200 persons; 30 % of them are not recognised
    List<ProbeResult> mated =
        IntStream.range(0, 200)
            .mapToObj(i -> new ProbeResult("p" + i, i % 10 < 3 ? .1 : .9, true))
            .toList();
    OpenSetTrial trial = new OpenSetTrial(200, mated, List.of(impostor("x", .2)));

    // When
    Bootstrap.Interval interval =
        new Bootstrap(1000, 5).interval(trial, t -> t.falseNegativeRateAt(0.01));

    // Then the binomial deviation sqrt(.3 · .7 / 200) = .0324 gives ± .0635
    assertThat(interval.lower()).isCloseTo(0.3 - 0.0635, within(0.015));
    assertThat(interval.upper()).isCloseTo(0.3 + 0.0635, within(0.015));
  }

  @Test
  void shouldRefuseATrialWithoutImpostors() {
    assertThatThrownBy(() -> new OpenSetTrial(1, trial().mated(), List.of()))
        .hasMessage("an open-set trial needs mated and impostor probes, found 4 and 0");
  }
}
