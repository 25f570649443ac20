package dev.sightline.inference;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Float16Test {

  @ParameterizedTest
  @CsvSource({
    "0.0, 0000",
    "-0.0, 8000",
    "1.0, 3c00",
    "-2.0, c000",
    "65504.0, 7bff",
    "65520.0, 7c00",
    "1e-8, 0000",
    "5.9604645e-8, 0001",
    "6.1035156e-5, 0400",
    "0.33333334, 3555",
    "Infinity, 7c00",
  })
  void shouldHoldKnownValues(float value, String hex) {
    assertThat(Float16.fromFloat(value)).isEqualTo((short) Integer.parseInt(hex, 16));
  }

  @Test
  void shouldGiveBackEveryHalf() {
    for (int bits = 0; bits < 1 << 16; bits++) {
      float value = Float16.toFloat((short) bits);
      if (!Float.isNaN(value)) {
        assertThat(Float16.fromFloat(value)).isEqualTo((short) bits);
      }
    }
  }

  @Test
  void shouldPickTheNearestHalf() {
    Random random = new Random(5);
    for (int i = 0; i < 100_000; i++) {
      float value = (float) (random.nextGaussian() * Math.exp(random.nextGaussian() * 6));
      if (Math.abs(value) >= 65504) {
        continue;
      }
      short half = Float16.fromFloat(value);
      float error = Math.abs(Float16.toFloat(half) - value);
      assertThat(error)
          .isLessThanOrEqualTo(Math.abs(Float16.toFloat((short) (half + 1)) - value))
          .isLessThanOrEqualTo(
              (half & 0x7fff) == 0
                  ? Float.MAX_VALUE
                  : Math.abs(Float16.toFloat((short) (half - 1)) - value));
    }
  }

  @Test
  void shouldRoundTiesToEven() {
    // 1 + 2⁻¹¹ lies between 1 (even) and 1 + 2⁻¹⁰; 1 + 3·2⁻¹¹ between 1 + 2⁻¹⁰ and 1 + 2⁻⁹ (even).
    assertThat(Float16.fromFloat(1 + 0x1p-11f)).isEqualTo((short) 0x3c00);
    assertThat(Float16.fromFloat(1 + 3 * 0x1p-11f)).isEqualTo((short) 0x3c02);
  }
}
