package dev.sightline.detection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.frames.Region;
import org.junit.jupiter.api.Test;

class CutoutTest {

  @Test
  void shouldScaleTheLongerSide() {
    assertThat(Cutout.fitting(new Region(0, 0, 1280, 720), 192))
        .isEqualTo(new Cutout(new Region(0, 0, 1280, 720), 192, 108));
    assertThat(Cutout.fitting(new Region(5, 5, 1, 4000), 192))
        .isEqualTo(new Cutout(new Region(5, 5, 1, 4000), 1, 192));
  }

  @Test
  void shouldFindTheWayBackWithEachAxisOwnScale() {
    // Given: 400 × 90 pixels at (100, 50), seen as 200 × 30: twice and three times
    Cutout cutout = new Cutout(new Region(100, 50, 400, 90), 200, 30);
    Point point = new Point(10, 20);
    DetectedFace seen =
        new DetectedFace(
            new Box(10, 20, 30, 5), new Landmarks(point, point, point, new Point(0, 30)), 0.5f);

    // When
    DetectedFace face = cutout.toImage(seen);

    // Then
    assertThat(face.box()).isEqualTo(new Box(120, 110, 60, 15));
    assertThat(face.landmarks().noseTip()).isEqualTo(new Point(120, 110));
    assertThat(face.landmarks().mouthCentre()).isEqualTo(new Point(100, 140));
    assertThat(face.score()).isEqualTo(0.5f);
  }
}
