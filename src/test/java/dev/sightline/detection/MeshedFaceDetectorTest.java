package dev.sightline.detection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.bench.Photographs;
import dev.sightline.frames.Image;
import dev.sightline.frames.Pixels;
import dev.sightline.frames.TestPictures;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.aggregator.ArgumentsAccessor;
import org.junit.jupiter.params.provider.CsvFileSource;

class MeshedFaceDetectorTest extends FaceDetectorContract {

  @Override
  DetectionConfig config() {
    return DetectionConfig.defaults().withLandmarks(LandmarkSource.MESH);
  }

  @ParameterizedTest
  @CsvFileSource(resources = "/detection/face-mesh-sample6.csv")
  void shouldPlaceThePointsWhereTheyWereBefore(ArgumentsAccessor golden) {
    assertSomeFaceOfPhotograph6(
        face -> {
          Landmarks points = face.landmarks();
          assertNear(golden, 0, points.rightEye(), points.leftEye(), points.noseTip());
          assertNear(golden, 6, points.rightMouthCorner(), points.leftMouthCorner());
        });
  }

  @Test
  void shouldBeCertainOfFacesAndNameTheirMesh() {
    try (FaceDetector detector = FaceDetectors.open(config());
        Image image = Image.decode(Photographs.jpeg(1))) {
      List<DetectedFace> faces = detector.detect(image);

      assertThat(detector.id()).isEqualTo("blazeface-full-range+face-mesh");
      assertThat(faces)
          .hasSize(3)
          .allSatisfy(
              face -> assertThat(face.mesh().orElseThrow().faceProbability()).isGreaterThan(0.9f));
    }
  }

  @Test
  void shouldNotTakeNoiseForAFaceWhereverADetectorSeesOne() {
    // Given: a detector that is certain of a face in noise, and of one beyond the picture's edge
    Pixels noise = TestPictures.noise(400, 400, 3);
    Landmarks landmarks =
        new Landmarks(
            new Point(160, 180), new Point(240, 180), new Point(200, 220), new Point(200, 260));
    List<DetectedFace> seen =
        List.of(
            new DetectedFace(new Box(100, 100, 200, 200), landmarks, 0.5f),
            new DetectedFace(new Box(-300, -300, 200, 200), landmarks, 0.5f));

    DetectionConfig config = DetectionConfig.defaults().withScoreThreshold(0.24);

    // When
    try (FaceDetector detector = new MeshedFaceDetector(new Certain(seen), config);
        Image image = Image.of(noise)) {

      // Then
      assertThat(detector.detect(image)).isEmpty();
    }
  }

  private record Certain(List<DetectedFace> faces) implements FaceDetector {

    @Override
    public String id() {
      return "certain";
    }

    @Override
    public List<DetectedFace> detect(Image image) {
      return faces;
    }

    @Override
    public void close() {}
  }
}
