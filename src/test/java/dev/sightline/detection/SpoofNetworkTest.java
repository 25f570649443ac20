package dev.sightline.detection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.bench.Photographs;
import dev.sightline.frames.Image;
import dev.sightline.frames.Pixels;
import dev.sightline.frames.Region;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.aggregator.ArgumentsAccessor;
import org.junit.jupiter.params.provider.CsvSource;

class SpoofNetworkTest {

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "amid the image,       400, 300, 100, 1280, 720, 315, 215, 270",
    "across its edges,     -10, 650, 100, 1280, 720,   0, 450, 270",
    "that fills the image,  60,  20, 200,  320, 240,  40,   0, 240"
  })
  void shouldSeeAFaceWithTheSurroundingsThatTheImageHas(ArgumentsAccessor row) {
    Box box = new Box(row.getFloat(1), row.getFloat(2), row.getFloat(3), row.getFloat(3));

    assertThat(SpoofNetwork.surroundings(box, row.getInteger(4), row.getInteger(5)))
        .isEqualTo(
            new Region(row.getInteger(6), row.getInteger(7), row.getInteger(8), row.getInteger(8)));
  }

  @Test
  void shouldTakePhotographedPeopleForGenuineAndNoticeASwapOfRedAndBlue() {
    try (SpoofNetwork network = new SpoofNetwork();
        FaceDetector detector = FaceDetectors.open(DetectionConfig.defaults());
        Image image = Image.decode(Photographs.jpeg(4));
        Image swapped = Image.of(swapped(image.pixels()))) {
      List<DetectedFace> faces = detector.detect(image);

      // When
      double score = mean(faces, face -> network.genuineScore(image, face.box()));
      double scoreOfSwapped = mean(faces, face -> network.genuineScore(swapped, face.box()));

      // Then
      assertThat(score).isBetween(0.99, 1.0);
      assertThat(scoreOfSwapped).isLessThan(0.96);
    }
  }

  private static double mean(List<DetectedFace> faces, ToDoubleFunction<DetectedFace> score) {
    return faces.stream().mapToDouble(score).average().orElseThrow();
  }

  private static Pixels swapped(Pixels pixels) {
    byte[] bgr = pixels.bgr();
    byte[] rgb = new byte[bgr.length];
    for (int i = 0; i < bgr.length; i++) {
      rgb[i] = bgr[i + 2 - 2 * (i % 3)];
    }
    return new Pixels(pixels.width(), pixels.height(), rgb);
  }
}
