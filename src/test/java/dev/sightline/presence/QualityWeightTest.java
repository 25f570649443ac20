package dev.sightline.presence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sightline.detection.FaceQuality;
import dev.sightline.detection.MeshQuality;
import org.junit.jupiter.api.Test;

class QualityWeightTest {

  private static double weight(MeshQuality mesh) {
    return QualityWeight.of(new FaceQuality(120, 0.9f, 300, 128, 0, 0, null, mesh));
  }

  @Test
  void shouldGiveAGoodFaceFullWeightWithAndWithoutAMesh() {
    assertThat(weight(null)).isEqualTo(1);
    assertThat(weight(new MeshQuality(0, 0.3f, 0.1f))).isEqualTo(1);
  }

  @Test
  void shouldGiveLessWeightToANodAndToClosedEyesAndToAWideOpenMouth() {
    assertThat(weight(new MeshQuality(-60, 0.3f, 0.1f))).isCloseTo(0.5, within(1e-6));
    assertThat(weight(new MeshQuality(0, 0.05f, 0.1f))).isCloseTo(0.5, within(1e-6));
    assertThat(weight(new MeshQuality(0, 0.3f, 0.75f))).isCloseTo(0.5, within(1e-6));
  }
}
