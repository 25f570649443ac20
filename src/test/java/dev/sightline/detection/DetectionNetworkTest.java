package dev.sightline.detection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sightline.bench.Photographs;
import dev.sightline.detection.DetectionConfig.Engine;
import dev.sightline.frames.Image;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class DetectionNetworkTest {
  private static final float PX = 0.02f;

  @Test
  void shouldFindTheSameFacesAndMeshesOnBothEngines() {
    List<DetectedFace> inOnnxRuntime = faces(Engine.ONNXRUNTIME);
    List<DetectedFace> inOpenCv = faces(Engine.OPENCV);

    assertThat(inOnnxRuntime).hasSameSizeAs(inOpenCv).hasSizeGreaterThan(2);
    for (int i = 0; i < inOpenCv.size(); i++) {
      DetectedFace found = inOnnxRuntime.get(i);
      DetectedFace expected = inOpenCv.get(i);
      assertThat(found.score()).isCloseTo(expected.score(), within(1e-4f));
      assertThat(found.box().x()).isCloseTo(expected.box().x(), within(PX));
      assertThat(found.box().width()).isCloseTo(expected.box().width(), within(PX));
      for (int point = 0; point < FaceMesh.POINTS; point++) {
        int index = point;
        assertSame(found, expected, mesh -> mesh.point(index).x());
        assertSame(found, expected, mesh -> mesh.point(index).y());
        assertSame(found, expected, mesh -> mesh.depth(index));
      }
    }
  }

  private static void assertSame(
      DetectedFace found, DetectedFace expected, Function<FaceMesh, Float> part) {
    assertThat(part.apply(found.mesh().orElseThrow()))
        .isCloseTo(part.apply(expected.mesh().orElseThrow()), within(PX));
  }

  private static List<DetectedFace> faces(Engine engine) {
    try (FaceDetector detector = FaceDetectors.open(DetectionConfig.defaults().withEngine(engine));
        Image image = Image.decode(Photographs.jpeg(3))) {
      return detector.detect(image);
    }
  }
}
