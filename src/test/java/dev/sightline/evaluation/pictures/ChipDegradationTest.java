package dev.sightline.evaluation.pictures;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.alignment.ChipTemplate;
import dev.sightline.alignment.FaceChip;
import dev.sightline.frames.Pixels;
import dev.sightline.frames.TestPictures;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class ChipDegradationTest {
  private static final int SIDE = ChipTemplate.RESNET_150.sidePx();

  private final FaceChip chip =
      new FaceChip(TestPictures.plain(SIDE, SIDE, 10, 20, 30), ChipTemplate.RESNET_150);

  @Test
  void shouldCoverTheFaceFromTheMiddleOfTheNoseDown() {
    Pixels covered = ChipDegradation.coveredLowerFace().apply(chip).pixels();

    // The eyes are at 42.7, the tip of the nose at 78.4
    assertThat(blueAt(covered, 60)).isEqualTo(10);
    assertThat(blueAt(covered, 61)).isEqualTo(200);
    assertThat(blueAt(covered, SIDE - 1)).isEqualTo(200);
    assertThat(blueAt(chip.pixels(), SIDE - 1)).isEqualTo(10);
  }

  private static int blueAt(Pixels pixels, int row) {
    return pixels.bgr()[3 * row * pixels.width()] & 0xff;
  }

  @Test
  void shouldNameWhatItDoes() {
    assertThat(new ChipDegradation(true, OptionalInt.of(40), OptionalInt.of(30)).label())
        .isEqualTo("covered-40px-q30");
    assertThat(ChipDegradation.NONE.label()).isEmpty();
  }
}
