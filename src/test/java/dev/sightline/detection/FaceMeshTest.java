package dev.sightline.detection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class FaceMeshTest {

  @Test
  void shouldPlaceTheLandmarksOfTheMeanFace() {
    // Given: the eyes 130 apart about (250, 250)
    Landmarks landmarks = Meshes.turned(0, 0, 0).landmarks();

    assertThat(landmarks.rightEye().x()).isCloseTo(185, within(0.5f));
    assertThat(landmarks.leftEye().x()).isCloseTo(315, within(0.5f));
    assertThat(landmarks.rightMouthCorner().x()).isLessThan(landmarks.leftMouthCorner().x());
    assertThat(landmarks.mouthCentre().y()).isGreaterThan(landmarks.rightMouthCorner().y());
    assertThat(landmarks.noseTip().y()).isBetween(250f, landmarks.rightMouthCorner().y());
  }

  @Test
  void shouldMeasureClosedEyes() {
    // Given: every lid of the mean face half as far from the middle between both
    float[] points = Meshes.meanFace();
    double open = new FaceMesh(points.clone(), 1).eyeOpenness();
    int[][] lids = {{159, 145}, {158, 153}, {160, 144}, {386, 374}, {385, 380}, {387, 373}};
    for (int[] lid : lids) {
      bringTogether(points, lid[0], lid[1]);
    }

    // When, Then
    assertThat(open).isBetween(0.2, 0.4);
    assertThat(new FaceMesh(points, 1).eyeOpenness()).isCloseTo(open / 2, within(1e-4));
  }

  @Test
  void shouldMeasureAnOpenMouthHoweverTheHeadIsTurned() {
    double frontal = Meshes.turned(0, 0, 0).mouthOpenness();

    assertThat(frontal).isBetween(0.0, 0.2);
    assertThat(Meshes.turned(40, 20, 70).mouthOpenness()).isCloseTo(frontal, within(1e-4));
  }

  @Test
  void shouldTurnAwayAnotherNumberOfPoints() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new FaceMesh(new float[6], 1))
        .withMessage("a mesh has 1404 numbers, found 6");
  }

  @Test
  void shouldNotPrintItsPoints() {
    assertThat(Meshes.turned(0, 0, 0)).hasToString("FaceMesh[faceProbability=1.0]");
  }

  private static void bringTogether(float[] points, int one, int other) {
    for (int axis = 0; axis < 3; axis++) {
      float a = points[3 * one + axis];
      float b = points[3 * other + axis];
      points[3 * one + axis] = (3 * a + b) / 4;
      points[3 * other + axis] = (a + 3 * b) / 4;
    }
  }
}
