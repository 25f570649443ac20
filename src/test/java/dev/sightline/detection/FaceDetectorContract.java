package dev.sightline.detection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import dev.sightline.bench.Photographs;
import dev.sightline.frames.Image;
import dev.sightline.frames.ImageLeaks;
import dev.sightline.frames.Pixels;
import dev.sightline.frames.Region;
import dev.sightline.frames.TestPictures;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.aggregator.ArgumentsAccessor;
import org.junit.jupiter.params.provider.CsvSource;

/** What every face detector does; each implementation subclasses it. */
abstract class FaceDetectorContract {
  @SuppressWarnings("UnnecessaryLambda") // the name is the point
  private static final Predicate<DetectedFace> BEYOND_DOUBT = face -> face.score() > 0.65;

  private FaceDetector detector;

  /** The configuration of the detector under test, everything but its model as by default. */
  abstract DetectionConfig config();

  @BeforeEach
  void open() {
    detector = FaceDetectors.open(config());
  }

  @AfterEach
  void close() {
    if (detector != null) {
      detector.close();
    }
  }

  @ParameterizedTest
  @CsvSource({"1, 3", "2, 3", "3, 3", "4, 4", "5, 5", "6, 4"})
  void shouldFindThePersonsOfAPhotograph(int number, int persons) {
    // When
    List<DetectedFace> faces = detect(Photographs.jpeg(number));

    // Then
    assertThat(faces).as("faces beyond doubt").filteredOn(BEYOND_DOUBT).hasSize(persons);
    assertThat(faces).isSortedAccordingTo(Comparator.comparing(face -> -face.score()));
    assertThat(faces).filteredOn(BEYOND_DOUBT).allSatisfy(FaceDetectorContract::assertUprightFace);
  }

  private static void assertUprightFace(DetectedFace face) {
    Box box = face.box();
    Landmarks points = face.landmarks();
    assertThat(face.score()).isBetween(0f, 1f);
    assertThat(box.width()).isCloseTo(box.height(), within(0.02f * box.width()));
    assertThat(points.rightEye().x()).isLessThan(points.leftEye().x());
    assertThat(points.noseTip().y())
        .isGreaterThan(Math.min(points.rightEye().y(), points.leftEye().y()));
    assertThat(points.mouthCentre().y()).isGreaterThan(points.noseTip().y());
    assertThat(points.mouthCentre().x()).isBetween(box.x(), box.x() + box.width());
    assertThat(points.mouthCentre().y()).isBetween(box.y(), box.y() + box.height());
  }

  @Test
  void shouldFindTheSameFacesWhereverThePictureIsCut() {
    // Given: the same photograph without its left 200 and its upper 100 pixels
    byte[] jpeg = Photographs.jpeg(1);
    try (Image whole = Image.decode(jpeg)) {
      Region region = new Region(200, 100, whole.width() - 200, whole.height() - 100);
      Pixels cut = whole.resample(region, region.width(), region.height());

      // When
      List<DetectedFace> inWhole = detector.detect(whole);
      List<DetectedFace> inCut;
      try (Image image = Image.of(cut)) {
        inCut = detector.detect(image);
      }

      // Then
      assertThat(inCut).filteredOn(BEYOND_DOUBT).hasSize(3);
      assertThat(inCut)
          .filteredOn(BEYOND_DOUBT)
          .allSatisfy(face -> assertThat(inWhole).anyMatch(other -> shifted(face, other)));
    }
  }

  private static boolean shifted(DetectedFace inCut, DetectedFace inWhole) {
    Point cut = inCut.landmarks().rightEye();
    Point whole = inWhole.landmarks().rightEye();
    double tolerance = 0.1 * inWhole.box().width();
    return Math.abs(cut.x() + 200 - whole.x()) < tolerance
        && Math.abs(cut.y() + 100 - whole.y()) < tolerance;
  }

  @Test
  void shouldFindNothingInNoiseAndNothingInBlack() {
    assertThat(detect(TestPictures.noise(640, 480, 1).toJpeg(90))).isEmpty();
    assertThat(detect(TestPictures.plain(640, 480, 0, 0, 0).toJpeg(90))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "1, 3000", "3000, 1", "7, 5", "193, 191"})
  void shouldCopeWithAnyShape(int width, int height) {
    try (Image image = Image.of(TestPictures.plain(width, height, 90, 90, 90))) {
      assertThat(detector.detect(image)).isEmpty();
    }
  }

  @Test
  void shouldNotReportFacesOfLessThanTwoThirdsOfTheSizeWanted() {
    // Given: faces of about 200 pixels
    try (FaceDetector forHuge = FaceDetectors.open(config().withMinFacePx(600));
        FaceDetector forLarge = FaceDetectors.open(config().withMinFacePx(200));
        Image image = Image.decode(Photographs.jpeg(1))) {

      // When / Then
      assertThat(forHuge.detect(image)).isEmpty();
      assertThat(forLarge.detect(image)).isNotEmpty();
    }
  }

  @Test
  void shouldGiveTheSameAnswerTwice() {
    byte[] jpeg = Photographs.jpeg(2);
    assertThat(detect(jpeg)).isEqualTo(detect(jpeg));
  }

  @Test
  void shouldLeaveNoImageOpen() {
    // Given
    byte[] jpeg = Photographs.jpeg(2);
    ImageLeaks.startRecording();

    // When
    detect(jpeg);

    // Then
    assertThat(ImageLeaks.stopRecording()).isEmpty();
  }

  @Test
  void shouldThrowOnceClosed() {
    // Given
    detector.close();
    detector.close();

    // When / Then
    try (Image image = Image.of(TestPictures.noise(8, 8, 1))) {
      assertThatIllegalStateException()
          .isThrownBy(() -> detector.detect(image))
          .withMessage("the detector is closed");
    }
  }

  final void assertSomeFaceOfPhotograph6(Consumer<DetectedFace> expectation) {
    assertThat(detect(Photographs.jpeg(6))).anySatisfy(expectation);
  }

  /**
   * Compares with the numbers from a column on, to two pixels: other processors round otherwise.
   */
  static void assertNear(ArgumentsAccessor golden, int column, float... numbers) {
    for (int i = 0; i < numbers.length; i++) {
      assertThat(numbers[i]).isCloseTo(golden.getFloat(column + i), within(2f));
    }
  }

  static void assertNear(ArgumentsAccessor golden, int column, Point... points) {
    for (int i = 0; i < points.length; i++) {
      assertNear(golden, column + 2 * i, points[i].x(), points[i].y());
    }
  }

  private List<DetectedFace> detect(byte[] jpeg) {
    try (Image image = Image.decode(jpeg)) {
      return detector.detect(image);
    }
  }
}
