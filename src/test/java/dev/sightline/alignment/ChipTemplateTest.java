package dev.sightline.alignment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sightline.detection.Landmarks;
import dev.sightline.detection.Point;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChipTemplateTest {

  @Test
  void shouldBeNamedByItsNumbers() {
    assertThat(ChipTemplate.RESNET_150.id())
        .isEqualTo("150 43.8,42.7 104.0,42.7 73.9,78.4 73.9,106.8");
  }

  @Test
  void shouldReadItsOwnName() {
    // Given
    ChipTemplate odd =
        new ChipTemplate(
            112,
            new Landmarks(
                new Point(38.2946f, -51.6963f),
                new Point(73.5318f, 51.5014f),
                new Point(56, 71.7366f),
                new Point(1f / 3_000, 92.3655f)));

    // When, Then
    assertThat(ChipTemplate.parse(odd.id())).isEqualTo(odd);
    assertThat(ChipTemplate.parse(ChipTemplate.RESNET_150.id())).isEqualTo(ChipTemplate.RESNET_150);
    assertThat(ChipTemplate.parse(ChipTemplate.ARCFACE_112.id()))
        .isEqualTo(ChipTemplate.ARCFACE_112);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "resnet-150",
        "150 1,2 3,4 5,6",
        "150 1,2 3,4 5,6 7,NaN",
        "150 1,2 3,4 5,6 7,8 9,1"
      })
  void shouldRejectOtherNames(String name) {
    assertThatThrownBy(() -> ChipTemplate.parse(name))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("found '%s'", name);
  }
}
