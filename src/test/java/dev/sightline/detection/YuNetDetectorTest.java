package dev.sightline.detection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class YuNetDetectorTest {
  private static final Path MODEL =
      Path.of("../shared/data/models/face_detection_yunet_2026may.onnx");

  @Nested
  class Contract extends FaceDetectorContract {
    @Override
    DetectionConfig config() {
      assumeTrue(Files.exists(MODEL), () -> "YuNet's file is not here: " + MODEL);
      return DetectionConfig.defaults().withModel(MODEL.toString());
    }

    @Test
    void shouldBeNamedAfterItsWeights() {
      try (FaceDetector detector = FaceDetectors.open(config())) {
        assertThat(detector.id()).isEqualTo("yunet-ebafce4e3c11+face-mesh");
      }
    }
  }

  @Test
  void shouldRefuseAFileThatIsNoNetwork(@TempDir Path folder) throws IOException {
    // Given
    Path file = Files.writeString(folder.resolve("model.onnx"), "no network");
    DetectionConfig config = DetectionConfig.defaults().withModel(file.toString());

    // When / Then
    assertThatIllegalArgumentException()
        .isThrownBy(() -> FaceDetectors.open(config))
        .withMessage("detect.model is a network that OpenCV cannot read: " + file);
  }

  @Test
  void shouldRefuseAFileThatIsNotThere() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> FaceDetectors.open(DetectionConfig.defaults().withModel("nowhere/yunet.onnx")))
        .withMessage("detect.model names a file that does not exist: nowhere/yunet.onnx");
  }
}
