package dev.sightline.detection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class YuNetRowsTest {

  @Test
  void shouldMakeFacesByOurConventionsOfRows() {
    // Given: a box of 36 × 64; eyes on y = 30, the nose on 50, the mouth's corners on 60
    float[] rows = {100, 10, 36, 64, 108, 30, 128, 30, 118, 50, 110, 60, 126, 60, 0.9f};

    // When
    List<DetectedFace> faces = YuNetRows.faces(rows);

    // Then: the same centre and area as a square of 48; points 1.09 times as far below the eyes
    assertThat(faces).hasSize(1);
    DetectedFace face = faces.get(0);
    assertThat(face.score()).isEqualTo(0.9f);
    assertThat(face.box()).isEqualTo(new Box(94, 18, 48, 48));
    assertThat(face.landmarks().rightEye()).isEqualTo(new Point(108, 30));
    assertThat(face.landmarks().leftEye()).isEqualTo(new Point(128, 30));
    assertThat(face.landmarks().noseTip().y()).isCloseTo(51.8f, within(1e-3f));
    assertThat(face.landmarks().mouthCentre().x()).isCloseTo(118, within(1e-3f));
    assertThat(face.landmarks().mouthCentre().y()).isCloseTo(62.7f, within(1e-3f));
  }

  @Test
  void shouldMakeNoFacesOfNoRows() {
    assertThat(YuNetRows.faces(new float[0])).isEmpty();
  }
}
