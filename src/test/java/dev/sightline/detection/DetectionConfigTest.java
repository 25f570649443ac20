package dev.sightline.detection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class DetectionConfigTest {

  @Test
  void shouldTakeTheModelsOwnScoreThresholdUnlessTold() {
    DetectionConfig blazeFace = DetectionConfig.defaults();

    assertThat(blazeFace.lowestScore()).isEqualTo(0.24);
    assertThat(blazeFace.withModel("yunet.onnx").lowestScore()).isEqualTo(0.45);
    DetectionConfig alone = blazeFace.withLandmarks(LandmarkSource.DETECTOR);
    assertThat(alone.lowestScore()).isEqualTo(0.5);
    assertThat(alone.withModel("yunet.onnx").lowestScore()).isEqualTo(0.6);
    assertThat(blazeFace.withScoreThreshold(0.7).lowestScore()).isEqualTo(0.7);
  }

  @Test
  void shouldNameTheKeyTheValueFoundAndTheValuesAllowed() {
    DetectionConfig config = DetectionConfig.defaults();

    assertThatIllegalArgumentException()
        .isThrownBy(() -> config.withModel("haar.xml"))
        .withMessage("detect.model must be blazeface or the path of an .onnx file, was 'haar.xml'");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> config.withMinFacePx(3))
        .withMessage("detect.min.face.px must be in [8, 4096], was 3.0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> config.withScoreThreshold(1))
        .withMessage("detect.score.threshold must be in (0, 1), was 1.0");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new DetectionConfig(
                    "blazeface",
                    LandmarkSource.MESH,
                    DetectionConfig.Engine.OPENCV,
                    72,
                    OptionalDouble.empty(),
                    Double.NaN,
                    100))
        .withMessage("detect.nms.iou must be in (0, 1), was NaN");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new DetectionConfig(
                    "blazeface",
                    LandmarkSource.MESH,
                    DetectionConfig.Engine.OPENCV,
                    72,
                    OptionalDouble.empty(),
                    0.3,
                    0))
        .withMessage("detect.max.faces must be in [1, 1000], was 0");
  }
}
