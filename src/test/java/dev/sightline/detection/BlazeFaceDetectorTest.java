package dev.sightline.detection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sightline.bench.Photographs;
import dev.sightline.frames.Image;
import dev.sightline.frames.Pixels;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.aggregator.ArgumentsAccessor;
import org.junit.jupiter.params.provider.CsvFileSource;

class BlazeFaceDetectorTest extends FaceDetectorContract {

  @Override
  DetectionConfig config() {
    return DetectionConfig.defaults().withLandmarks(LandmarkSource.DETECTOR);
  }

  @ParameterizedTest
  @CsvFileSource(resources = "/detection/blazeface-sample6.csv")
  void shouldFindAFaceWhereItWasFoundBefore(ArgumentsAccessor golden) {
    assertSomeFaceOfPhotograph6(
        face -> {
          assertThat(face.score()).isCloseTo(golden.getFloat(0), within(0.02f));
          Box box = face.box();
          assertNear(golden, 1, box.x(), box.y(), box.width());
          Landmarks points = face.landmarks();
          assertNear(golden, 4, points.rightEye(), points.leftEye(), points.noseTip());
          assertNear(golden, 10, points.mouthCentre());
        });
  }

  @Test
  void shouldBeMoreCertainOfAFaceInItsOwnColours() {
    // Given: a photograph, and the same with red and blue exchanged
    try (FaceDetector detector = FaceDetectors.open(config().withScoreThreshold(0.1));
        Image image = Image.decode(Photographs.jpeg(1));
        Image exchanged = Image.of(exchangeRedAndBlue(image.pixels()))) {

      // When
      double right = scores(detector, image);
      double wrong = scores(detector, exchanged);

      // Then
      assertThat(right).isGreaterThan(wrong + 0.3);
    }
  }

  private static double scores(FaceDetector detector, Image image) {
    return detector.detect(image).stream().limit(3).mapToDouble(DetectedFace::score).sum();
  }

  private static Pixels exchangeRedAndBlue(Pixels pixels) {
    byte[] bytes = pixels.bgr().clone();
    for (int i = 0; i < bytes.length; i += 3) {
      byte blue = bytes[i];
      bytes[i] = bytes[i + 2];
      bytes[i + 2] = blue;
    }
    return new Pixels(pixels.width(), pixels.height(), bytes);
  }
}
