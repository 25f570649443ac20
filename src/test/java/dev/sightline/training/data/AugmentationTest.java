package dev.sightline.training.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.sightline.alignment.ChipTemplate;
import dev.sightline.evaluation.pictures.WideChip;
import dev.sightline.frames.Pixels;
import dev.sightline.training.data.Augmentation.Placement;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AugmentationTest {
  private static final WideChip WIDE = new WideChip(ChipTemplate.RESNET_150, 25);

  /** Grey, with a bright square of 11 px about a point. */
  private static Pixels withSpot(int atX, int atY) {
    byte[] bgr = new byte[3 * 200 * 200];
    java.util.Arrays.fill(bgr, (byte) 50);
    for (int y = atY - 5; y <= atY + 5; y++) {
      for (int x = atX - 5; x <= atX + 5; x++) {
        java.util.Arrays.fill(bgr, 3 * (y * 200 + x), 3 * (y * 200 + x) + 3, (byte) 120);
      }
    }
    return new Pixels(200, 200, bgr);
  }

  /** The centre of what is bright, in pixels. */
  private static double[] spot(Pixels pixels) {
    double sum = 0;
    double sumX = 0;
    double sumY = 0;
    for (int y = 0; y < pixels.height(); y++) {
      for (int x = 0; x < pixels.width(); x++) {
        double above = Math.max(0, (pixels.bgr()[3 * (y * pixels.width() + x)] & 0xff) - 60);
        sum += above;
        sumX += above * (x + 0.5);
        sumY += above * (y + 0.5);
      }
    }
    return new double[] {sumX / sum, sumY / sum};
  }

  private static Augmentation with(AugmentationConfig config, int side) {
    return new Augmentation(config, WIDE, side);
  }

  @Test
  void shouldMoveTheFaceAsPlaced() {
    Pixels wide = withSpot(110, 90);
    Augmentation augmentation = with(AugmentationConfig.none(), 150);

    // The spot's centre is (110.5, 90.5) in the wide chip, (85.5, 65.5) in the chip, 10.5 and −9.5
    // from its middle.
    assertThat(spot(augmentation.plain(wide)))
        .containsExactly(new double[] {85.5, 65.5}, within(.1));
    assertThat(spot(augmentation.warped(wide, new Placement(3, -2, 1, 0))))
        .containsExactly(new double[] {88.5, 63.5}, within(.1));
    assertThat(spot(augmentation.warped(wide, new Placement(0, 0, 1.2, 0))))
        .containsExactly(new double[] {75 + 12.6, 75 - 11.4}, within(.1));
    // A quarter turn takes (10.5, −9.5) to (9.5, 10.5).
    assertThat(spot(augmentation.warped(wide, new Placement(0, 0, 1, Math.PI / 2))))
        .containsExactly(new double[] {84.5, 85.5}, within(.1));
  }

  @Test
  void shouldScaleToTheNetworksInput() {
    Pixels chip = with(AugmentationConfig.none(), 96).plain(withSpot(110, 90));

    assertThat(chip.width()).isEqualTo(96);
    assertThat(spot(chip)).containsExactly(new double[] {85.5 * .64, 65.5 * .64}, within(.3));
  }

  @Test
  void shouldGiveTheSameChipForTheSameSeedAndAnotherForAnother() {
    Augmentation augmentation = with(AugmentationConfig.defaults(), 150);
    Pixels wide = withSpot(110, 90);

    byte[] one = augmentation.changed(wide, new Random(1)).bgr();

    assertThat(augmentation.changed(wide, new Random(1)).bgr()).isEqualTo(one);
    assertThat(augmentation.changed(wide, new Random(2)).bgr()).isNotEqualTo(one);
  }

  @Test
  void shouldChangeNothingWhenAllIsSwitchedOff() {
    Augmentation augmentation = with(AugmentationConfig.none(), 150);
    Pixels wide = withSpot(110, 90);

    assertThat(augmentation.changed(wide, new Random(1)).bgr())
        .isEqualTo(augmentation.plain(wide).bgr());
  }

  @Test
  void shouldMirrorLeftAndRight() {
    Pixels mirrored = PixelChanges.mirrored(withSpot(30, 90));

    assertThat(spot(mirrored)).containsExactly(new double[] {169.5, 90.5}, within(.1));
    assertThat(PixelChanges.mirrored(mirrored).bgr()).isEqualTo(withSpot(30, 90).bgr());
  }

  @Test
  void shouldKeepLightWithinAByte() {
    Pixels lit = PixelChanges.lit(withSpot(30, 90), 10, 0);

    // (50 − 128) · 10 + 128 is below 0, (120 − 128) · 10 + 128 = 48
    assertThat(lit.bgr()[0]).isZero();
    assertThat(lit.bgr()[3 * (90 * 200 + 30)]).isEqualTo((byte) 48);
  }

  @Test
  void shouldBlurWithoutChangingWhatIsFlat() {
    Pixels blurred = PixelChanges.blurred(withSpot(100, 100));

    assertThat(blurred.bgr()[0]).isEqualTo((byte) 50);
    // On the edge of the spot the kernel [1 4 6 4 1]/16 sees 11 parts spot and 5 parts ground.
    assertThat(blurred.bgr()[3 * (100 * 200 + 105)] & 0xff).isEqualTo((50 * 5 + 120 * 11 + 8) / 16);
  }

  @Test
  void shouldRefuseAChanceAboveOne() {
    assertThatThrownBy(
            () -> new AugmentationConfig(1.5, 0, 0, 0, 0, AugmentationConfig.none().degradation()))
        .hasMessage("train.augment.mirror must be in [0, 1], was 1.5");
  }
}
