package dev.sightline.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.sightline.training.triplets.TripletFigures;
import dev.sightline.training.triplets.TripletLoss;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TrainingConfigTest {

  @Test
  void shouldWarmUpAndCoolDown() {
    LearningRate rate = new LearningRate(1e-3, 10, 110);

    assertThat(rate.at(0)).isCloseTo(1e-4, within(1e-12));
    assertThat(rate.at(9)).isCloseTo(1e-3, within(1e-12));
    assertThat(rate.at(60)).isCloseTo(5e-4, within(1e-12));
    assertThat(rate.at(109)).isLessThan(1e-6).isPositive();
  }

  @Test
  void shouldNameTheKeyOfABadValue() {
    assertThatThrownBy(() -> new OptimizerConfig(0, 0, 0, 0, Set.of()))
        .hasMessage("train.learning-rate must be positive, was 0.0");
    assertThatThrownBy(() -> new OptimizerConfig(1, 1, 0, 0, Set.of()))
        .hasMessage("train.warmup must be in [0, 1), was 1.0");
    assertThatThrownBy(() -> TripletLoss.margin(0))
        .hasMessage("train.margin must be in (0, 4], was 0.0");
    assertThatThrownBy(() -> new TrainingConfig.Schedule(0, 1, 1, 1))
        .hasMessage("train.epochs must be at least 1, was 0");
  }

  @Test
  void shouldNoticeACollapse() {
    assertThatThrownBy(
            () -> CollapseWatch.check(7, 1e-3, new TripletFigures(10, 10, .2, 1e-5, 1e-5)))
        .isInstanceOf(CollapseWatch.CollapsedException.class)
        .hasMessageStartingWith("the network collapsed at step 7");
    assertThatThrownBy(() -> CollapseWatch.check(7, 1e-8, new TripletFigures(0, 0, 0, 0, 0)))
        .isInstanceOf(CollapseWatch.CollapsedException.class);

    CollapseWatch.check(7, 1e-3, new TripletFigures(10, 10, .2, 0.05, 0.2));
  }
}
