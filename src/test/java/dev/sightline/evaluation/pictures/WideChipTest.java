package dev.sightline.evaluation.pictures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sightline.alignment.ChipTemplate;
import dev.sightline.frames.Pixels;
import org.junit.jupiter.api.Test;

class WideChipTest {
  private static final WideChip WIDE = new WideChip(ChipTemplate.RESNET_150, 25);

  @Test
  void shouldPutTheLandmarksFartherFromTheEdgeByTheRim() {
    assertThat(WIDE.template().sidePx()).isEqualTo(200);
    assertThat(WIDE.template().landmarks().noseTip().x())
        .isEqualTo(ChipTemplate.RESNET_150.landmarks().noseTip().x() + 25);
  }

  @Test
  void shouldCutTheMiddlePixelForPixel() {
    byte[] bgr = new byte[3 * 200 * 200];
    bgr[3 * (25 * 200 + 25)] = 11;
    bgr[3 * (174 * 200 + 174) + 2] = 22;

    byte[] middle = WIDE.middle(new Pixels(200, 200, bgr)).pixels().bgr();

    assertThat(middle).hasSize(3 * 150 * 150);
    assertThat(middle[0]).isEqualTo((byte) 11);
    assertThat(middle[middle.length - 1]).isEqualTo((byte) 22);
  }

  @Test
  void shouldRefusePixelsOfAnotherSize() {
    assertThatThrownBy(() -> WIDE.middle(new Pixels(10, 10, new byte[300])))
        .hasMessage("a wide chip is 200 px square, found 10 x 10");
  }
}
