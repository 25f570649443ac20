package dev.sightline.frames;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class SimilarityTest {

  @Test
  void shouldTurnAQuarterAndDouble() {
    // Given: 90° from x towards y, scale 2, then 10 to the right
    Similarity transform = new Similarity(0, 2, 10, 0);

    // When / Then: (3, 1) ↦ (−2·1 + 10, 2·3)
    assertThat(transform.x(3, 1)).isEqualTo(8);
    assertThat(transform.y(3, 1)).isEqualTo(6);
    assertThat(transform.scale()).isEqualTo(2);
  }

  @Test
  void shouldComeBackThroughItsInverse() {
    // Given
    Similarity there = new Similarity(0.7, -0.4, 12.5, -3);

    // When
    Similarity back = there.inverse();

    // Then
    double x = there.x(31, 47);
    double y = there.y(31, 47);
    assertThat(back.x(x, y)).isCloseTo(31, within(1e-9));
    assertThat(back.y(x, y)).isCloseTo(47, within(1e-9));
  }

  @Test
  void shouldRefuseAScaleOfZero() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Similarity(0, 0, 1, 1))
        .withMessageContaining("positive scale");
    assertThatIllegalArgumentException().isThrownBy(() -> new Similarity(1, 0, Double.NaN, 1));
  }
}
