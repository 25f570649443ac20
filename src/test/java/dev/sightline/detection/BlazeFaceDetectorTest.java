package dev.sightline.detection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sightline.bench.Photographs;
import dev.sightline.frames.Image;
import dev.sightline.frames.Pixels;
import java.util.List;
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
    // When
    try (FaceDetector detector = FaceDetectors.open(config());
        Image image = Image.decode(Photographs.jpeg(6))) {
      List<DetectedFace> faces = detector.detect(image);

      // Then: to two pixels, as other processors round otherwise
      assertThat(faces)
          .anySatisfy(
              face -> {
                float[] numbers = numbers(face);
                assertThat(numbers[0]).isCloseTo(golden.getFloat(0), within(0.02f));
                for (int i = 1; i < numbers.length; i++) {
                  assertThat(numbers[i]).isCloseTo(golden.getFloat(i), within(2f));
                }
              });
    }
  }

  private static float[] numbers(DetectedFace face) {
    Box box = face.box();
    Landmarks points = face.landmarks();
    return new float[] {
      face.score(),
      box.x(),
      box.y(),
      box.width(),
      points.rightEye().x(),
      points.rightEye().y(),
      points.leftEye().x(),
      points.leftEye().y(),
      points.noseTip().x(),
      points.noseTip().y(),
      points.mouthCentre().x(),
      points.mouthCentre().y()
    };
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
