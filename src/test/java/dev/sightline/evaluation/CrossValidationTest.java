package dev.sightline.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class CrossValidationTest {

  @Test
  void shouldDecideEachFoldByTheThresholdOfTheOthers() {
    // Given two folds: the first parts at .5 (between .6 and .4), the second at .3 (.4 and .2)
    List<ScoredPair> pairs =
        List.of(
            new ScoredPair(0, true, .6),
            new ScoredPair(0, false, .4),
            new ScoredPair(1, true, .4),
            new ScoredPair(1, false, .2));

    // When
    CrossValidation result = CrossValidation.of(pairs);

    // Then fold 0 is decided at .3: .4 is wrongly accepted (1/2); fold 1 at .5: .4 is rejected
    // (1/2). Both folds have 1/2, so the standard error is 0; the mean threshold is .4
    assertThat(result.accuracy()).isEqualTo(0.5);
    assertThat(result.standardError()).isZero();
    assertThat(result.threshold()).isCloseTo(0.4, within(1e-12));
  }

  @Test
  void shouldGiveTheStandardErrorOverTheFolds() {
    // Fold accuracies 1 and 1/2: sample standard deviation sqrt(2 * .25²) = .3536, by sqrt(2): .25
    List<ScoredPair> pairs =
        List.of(
            new ScoredPair(0, true, .9),
            new ScoredPair(0, false, .1),
            new ScoredPair(1, true, .9),
            ScoredPair.missed(1, true),
            new ScoredPair(1, false, .1),
            ScoredPair.missed(1, false));

    CrossValidation result = CrossValidation.of(pairs);

    assertThat(result.accuracy()).isEqualTo(0.75);
    assertThat(result.standardError()).isCloseTo(0.25, within(1e-12));
  }

  @Test
  void shouldNotPartEqualSimilarities() {
    List<ScoredPair> pairs =
        List.of(
            new ScoredPair(0, true, .5),
            new ScoredPair(0, false, .5),
            new ScoredPair(0, true, .5),
            new ScoredPair(0, false, .1));

    assertThat(CrossValidation.bestThreshold(pairs)).isCloseTo(0.3, within(1e-12));
  }

  @Test
  void shouldRefuseOneFold() {
    assertThatThrownBy(() -> CrossValidation.of(List.of(new ScoredPair(0, true, .5))))
        .hasMessage("cross-validation needs at least 2 folds, found 1");
  }

  @Test
  void shouldRefuseAnEmptyFold() {
    assertThatThrownBy(
            () ->
                CrossValidation.of(
                    List.of(new ScoredPair(0, true, .5), new ScoredPair(2, true, .5))))
        .hasMessage("fold 1 has no pair");
  }
}
