package dev.sightline.alignment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.sightline.detection.Landmarks;
import dev.sightline.detection.Point;
import dev.sightline.frames.Image;
import dev.sightline.frames.Pixels;
import dev.sightline.frames.Similarity;
import dev.sightline.frames.TestPictures;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FaceAlignerTest {
  private static final Landmarks TEMPLATE = ChipTemplate.RESNET_150.landmarks();

  private final FaceAligner aligner = new FaceAligner(ChipTemplate.RESNET_150);

  private static Landmarks map(Landmarks landmarks, Similarity transform) {
    return new Landmarks(
        map(landmarks.rightEye(), transform),
        map(landmarks.leftEye(), transform),
        map(landmarks.noseTip(), transform),
        map(landmarks.mouthCentre(), transform));
  }

  private static Point map(Point point, Similarity transform) {
    return new Point(
        (float) transform.x(point.x(), point.y()), (float) transform.y(point.x(), point.y()));
  }

  @Test
  void shouldRecoverASimilarityExactly() {
    // Given: landmarks that are the template turned, scaled and shifted
    Similarity chipToImage = new Similarity(1.7, 0.6, 312, 87);

    // When
    Similarity found = FaceAligner.fit(map(TEMPLATE, chipToImage), TEMPLATE);

    // Then
    Similarity expected = chipToImage.inverse();
    assertThat(found.a()).isCloseTo(expected.a(), within(1e-6));
    assertThat(found.b()).isCloseTo(expected.b(), within(1e-6));
    assertThat(found.shiftX()).isCloseTo(expected.shiftX(), within(1e-3));
    assertThat(found.shiftY()).isCloseTo(expected.shiftY(), within(1e-3));
  }

  @Test
  void shouldFitTheCornersOfTheMouthWhereBothHaveThem() {
    // Given: a mouth centre that fits nothing
    Landmarks five = ChipTemplate.ARCFACE_112.landmarks();
    Similarity chipToImage = new Similarity(1.7, 0.6, 312, 87);
    Landmarks inImage = five.map(point -> map(point, chipToImage));
    Landmarks oddCentre =
        new Landmarks(
            inImage.rightEye(),
            inImage.leftEye(),
            inImage.noseTip(),
            new Point(0, 0),
            inImage.rightMouthCorner(),
            inImage.leftMouthCorner());

    // When
    Similarity found = FaceAligner.fit(oddCentre, five);

    // Then
    assertThat(found.a()).isCloseTo(chipToImage.inverse().a(), within(1e-6));
    assertThat(found.b()).isCloseTo(chipToImage.inverse().b(), within(1e-6));
  }

  @Test
  void shouldFitTheMouthCentreWhereEitherLacksTheCorners() {
    // Given: corners that fit nothing
    Landmarks inImage = map(TEMPLATE, new Similarity(2, 0, 10, 20));
    Landmarks oddCorners =
        new Landmarks(
            inImage.rightEye(),
            inImage.leftEye(),
            inImage.noseTip(),
            inImage.mouthCentre(),
            new Point(0, 0),
            new Point(1, 0));

    // When, Then
    assertThat(FaceAligner.fit(oddCorners, TEMPLATE).a()).isCloseTo(0.5, within(1e-6));
  }

  @Test
  void shouldFitNoWorseThanAnyTransformNearby() {
    // Given: landmarks that no similarity takes to the template
    Random random = new Random(5);
    Landmarks bent =
        new Landmarks(
            new Point(100, 103), new Point(161, 98), new Point(140, 139), new Point(128, 170));

    // When
    Similarity best = FaceAligner.fit(bent, TEMPLATE);

    // Then
    double least = squaredError(bent, best);
    for (int i = 0; i < 1000; i++) {
      Similarity other =
          new Similarity(
              best.a() + 0.02 * random.nextGaussian(),
              best.b() + 0.02 * random.nextGaussian(),
              best.shiftX() + random.nextGaussian(),
              best.shiftY() + random.nextGaussian());
      assertThat(squaredError(bent, other)).isGreaterThanOrEqualTo(least);
    }
  }

  private static double squaredError(Landmarks landmarks, Similarity transform) {
    return squaredDistance(map(landmarks.rightEye(), transform), TEMPLATE.rightEye())
        + squaredDistance(map(landmarks.leftEye(), transform), TEMPLATE.leftEye())
        + squaredDistance(map(landmarks.noseTip(), transform), TEMPLATE.noseTip())
        + squaredDistance(map(landmarks.mouthCentre(), transform), TEMPLATE.mouthCentre());
  }

  private static double squaredDistance(Point p, Point q) {
    return Math.pow(p.x() - q.x(), 2) + Math.pow(p.y() - q.y(), 2);
  }

  @Test
  void shouldBringMarksInAnImageToTheirPlacesInTheChip() {
    // Given: an image with a white dot at each landmark
    Landmarks inImage = map(TEMPLATE, new Similarity(1.2, -0.5, 100, 160));
    Pixels picture = TestPictures.plain(400, 400, 0, 0, 0);
    dot(picture, inImage.rightEye());
    dot(picture, inImage.mouthCentre());

    // When
    try (Image image = Image.of(picture)) {
      Pixels chip = aligner.align(image, inImage).pixels();

      // Then
      assertThat(brightnessAround(chip, TEMPLATE.rightEye())).isGreaterThan(100);
      assertThat(brightnessAround(chip, TEMPLATE.mouthCentre())).isGreaterThan(100);
      assertThat(brightnessAround(chip, TEMPLATE.leftEye())).isZero();
    }
  }

  @Test
  void shouldShowAGradientWhereGeometrySaysItIs() {
    // Given: blue grows to the right and green downwards, which bilinear sampling keeps exactly
    Pixels gradient = TestPictures.plain(250, 250, 0, 0, 0);
    for (int i = 0; i < 250 * 250; i++) {
      gradient.bgr()[i * 3] = (byte) (i % 250);
      gradient.bgr()[i * 3 + 1] = (byte) (i / 250);
    }
    Similarity chipToImage = new Similarity(0.9, 0.3, 70, 20);

    // When
    try (Image image = Image.of(gradient)) {
      Pixels chip = aligner.align(image, map(TEMPLATE, chipToImage)).pixels();

      // Then: a pixel's value is its left or upper edge's coordinate, the centre's less a half
      for (int y = 0; y < 150; y += 7) {
        for (int x = 0; x < 150; x += 7) {
          double sourceX = chipToImage.x(x + 0.5, y + 0.5) - 0.5;
          double sourceY = chipToImage.y(x + 0.5, y + 0.5) - 0.5;
          assertThat((double) TestPictures.value(chip, x, y, 0)).isCloseTo(sourceX, within(0.7));
          assertThat((double) TestPictures.value(chip, x, y, 1)).isCloseTo(sourceY, within(0.7));
        }
      }
    }
  }

  private static void dot(Pixels pixels, Point point) {
    for (int y = (int) point.y() - 2; y <= point.y() + 2; y++) {
      for (int x = (int) point.x() - 2; x <= point.x() + 2; x++) {
        pixels.bgr()[(y * pixels.width() + x) * 3] = (byte) 255;
      }
    }
  }

  private static int brightnessAround(Pixels chip, Point point) {
    return TestPictures.value(chip, (int) point.x(), (int) point.y(), 0);
  }

  @Test
  void shouldRefuseLandmarksThatCoincide() {
    Point point = new Point(5, 5);
    try (Image image = Image.of(TestPictures.noise(10, 10, 1))) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> aligner.align(image, new Landmarks(point, point, point, point)));
    }
  }

  @Test
  void shouldCropTheMiddleOfAnImage() {
    // Given: a square of 60 in the middle of 200 × 100
    Pixels picture = TestPictures.plain(200, 100, 0, 0, 0);
    TestPictures.paintSquare(picture, 70, 20, 60);

    // When
    try (Image image = Image.of(picture)) {
      Pixels chip = aligner.cropCentre(image, 0.6).pixels();

      // Then
      assertThat(TestPictures.value(chip, 2, 2, 0)).isGreaterThan(250);
      assertThat(TestPictures.value(chip, 147, 147, 0)).isGreaterThan(250);
      assertThatIllegalArgumentException()
          .isThrownBy(() -> aligner.cropCentre(image, 1.5))
          .withMessage("a share must be in (0, 1], was 1.5");
    }
  }
}
