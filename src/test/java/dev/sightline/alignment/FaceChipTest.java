package dev.sightline.alignment;

import static dev.sightline.frames.TestPictures.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sightline.detection.Point;
import dev.sightline.frames.Pixels;
import dev.sightline.frames.TestPictures;
import org.junit.jupiter.api.Test;

class FaceChipTest {

  @Test
  void shouldBeTheSameChipForItsOwnTemplate() {
    FaceChip chip = new FaceChip(TestPictures.noise(112, 112, 1), ChipTemplate.ARCFACE_112);

    assertThat(chip.alignedTo(ChipTemplate.ARCFACE_112)).isSameAs(chip);
  }

  @Test
  void shouldBringTheEyesOfOneTemplateToThoseOfAnother() {
    // Given: a chip that is black but for a bright square about the right eye
    Pixels black = TestPictures.plain(150, 150, 0, 0, 0);
    Point eye = ChipTemplate.RESNET_150.landmarks().rightEye();
    for (int y = (int) eye.y() - 6; y < (int) eye.y() + 6; y++) {
      for (int x = (int) eye.x() - 6; x < (int) eye.x() + 6; x++) {
        black.bgr()[3 * (y * 150 + x)] = (byte) 255;
      }
    }

    // When
    FaceChip other =
        new FaceChip(black, ChipTemplate.RESNET_150).alignedTo(ChipTemplate.ARCFACE_112);

    // Then
    Point moved = ChipTemplate.ARCFACE_112.landmarks().rightEye();
    assertThat(other.template()).isEqualTo(ChipTemplate.ARCFACE_112);
    assertThat(value(other.pixels(), (int) moved.x(), (int) moved.y(), 0))
        .isCloseTo(255, within(2));
    assertThat(value(other.pixels(), (int) moved.x() + 9, (int) moved.y(), 0)).isZero();
  }
}
