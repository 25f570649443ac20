package dev.sightline.streams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class StageRangeTest {

  @Test
  void shouldBeNamedByItsStages() {
    assertThat(StageRange.all()).hasToString("detect-embed-match");
    assertThat(StageRange.of(List.of(Stage.MATCH, Stage.EMBED))).hasToString("embed-match");
    assertThat(StageRange.of(List.of(Stage.EMBED))).hasToString("embed");
  }

  @Test
  void shouldRejectStagesThatAreNoNeighbours() {
    assertThatThrownBy(() -> StageRange.of(List.of(Stage.DETECT, Stage.MATCH)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "stages of one process must be neighbours in detect, embed, match; found detect,"
                + " match");
  }

  @Test
  void shouldRejectNoStage() {
    assertThatThrownBy(() -> StageRange.of(List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("at least one stage is needed");
  }
}
