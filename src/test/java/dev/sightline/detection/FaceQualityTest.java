package dev.sightline.detection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sightline.bench.Photographs;
import dev.sightline.frames.Image;
import dev.sightline.frames.Pixels;
import dev.sightline.frames.TestPictures;
import org.junit.jupiter.api.Test;

class FaceQualityTest {
  private static final Landmarks FRONTAL =
      new Landmarks(new Point(40, 50), new Point(80, 50), new Point(60, 72), new Point(60, 90));

  private static FaceQuality assess(Landmarks landmarks, Pixels chip) {
    return FaceQuality.assess(new DetectedFace(new Box(10, 10, 90, 100), landmarks, 0.8f), chip);
  }

  @Test
  void shouldTakeSizeAndScoreFromTheDetection() {
    FaceQuality quality = assess(FRONTAL, TestPictures.noise(150, 150, 1));

    assertThat(quality.sizePx()).isEqualTo(90);
    assertThat(quality.detectorScore()).isEqualTo(0.8f);
  }

  @Test
  void shouldMeasureBrightnessAsLuma() {
    // Given: 0.114·100 + 0.587·50 + 0.299·200 = 11.4 + 29.35 + 59.8
    FaceQuality quality = assess(FRONTAL, TestPictures.plain(150, 150, 100, 50, 200));

    assertThat(quality.brightness()).isCloseTo(100.55f, within(0.01f));
    assertThat(quality.sharpness()).isCloseTo(0, within(1e-6f));
  }

  @Test
  void shouldComputeTheVarianceOfTheLaplacian() {
    // Given: columns 0 and 10 by turns, so that the Laplacian is 20 or −20: variance 400
    Pixels stripes = TestPictures.plain(150, 150, 0, 0, 0);
    for (int i = 0; i < stripes.bgr().length; i++) {
      stripes.bgr()[i] = (byte) (i / 3 % 2 * 10);
    }

    // When / Then
    assertThat(assess(FRONTAL, stripes).sharpness()).isCloseTo(400, within(0.1f));
  }

  @Test
  void shouldCallABlurredPictureLessSharp() {
    // Given: the same picture brought down to a quarter and up again
    try (Image image = Image.decode(Photographs.jpeg(1));
        Image small = Image.of(image.resample(image.bounds(), 480, 320))) {
      Pixels sharp = image.pixels();
      Pixels blurred = small.resample(small.bounds(), image.width(), image.height());

      // When / Then
      assertThat(assess(FRONTAL, blurred).sharpness())
          .isLessThan(assess(FRONTAL, sharp).sharpness() / 3);
    }
  }

  @Test
  void shouldSeeAFrontalUprightFaceAsSuch() {
    FaceQuality quality = assess(FRONTAL, TestPictures.noise(150, 150, 2));

    assertThat(quality.rollDegrees()).isZero();
    assertThat(quality.yawDegrees()).isZero();
  }

  @Test
  void shouldMeasureRollInEveryQuadrant() {
    assertThat(HeadPose.rollDegrees(eyes(0, 0, 10, 10))).isCloseTo(45, within(1e-9));
    assertThat(HeadPose.rollDegrees(eyes(0, 0, 0, -10))).isCloseTo(-90, within(1e-9));
    assertThat(HeadPose.rollDegrees(eyes(10, 0, 0, 0))).isCloseTo(180, within(1e-9));
  }

  private static Landmarks eyes(float rightX, float rightY, float leftX, float leftY) {
    Point between = new Point((rightX + leftX) / 2, (rightY + leftY) / 2);
    return new Landmarks(new Point(rightX, rightY), new Point(leftX, leftY), between, between);
  }

  @Test
  void shouldEstimateYawFromTheNoseBesideTheEyes() {
    // Given: eyes 40 apart, the nose 10 towards the left eye: atan(10 / (0.5·40)) = 26.57°
    Landmarks toTheLeft =
        new Landmarks(new Point(40, 50), new Point(80, 50), new Point(70, 72), new Point(64, 90));
    Landmarks toTheRight =
        new Landmarks(new Point(40, 50), new Point(80, 50), new Point(50, 72), new Point(56, 90));

    assertThat(HeadPose.yawDegrees(toTheLeft)).isCloseTo(26.565, within(1e-3));
    assertThat(HeadPose.yawDegrees(toTheRight)).isCloseTo(-26.565, within(1e-3));
  }

  @Test
  void shouldEstimateTheSameYawHoweverTheHeadIsRolled() {
    // Given: the face of above turned by 90°, x to y
    Landmarks rolled =
        new Landmarks(
            new Point(-50, 40), new Point(-50, 80), new Point(-72, 70), new Point(-90, 64));

    assertThat(HeadPose.yawDegrees(rolled)).isCloseTo(26.565, within(1e-3));
  }

  @Test
  void shouldNotDivideByZeroOnAProfile() {
    Landmarks profile =
        new Landmarks(new Point(40, 50), new Point(40, 50), new Point(70, 72), new Point(64, 90));

    assertThat(HeadPose.yawDegrees(profile)).isZero();
  }
}
