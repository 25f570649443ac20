package dev.sightline.detection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HeadPoseTest {

  @Test
  void shouldCallTheMeanOfFrontalFacesFrontal() {
    HeadPose pose = HeadPose.of(Meshes.turned(0, 0, 0));

    assertThat(pose.yawDegrees()).isCloseTo(0, within(0.5));
    assertThat(pose.pitchDegrees()).isCloseTo(0, within(2.0));
    assertThat(pose.rollDegrees()).isCloseTo(0, within(0.5));
  }

  @ParameterizedTest
  @CsvSource({
    "30, 0, 0",
    "-45, 0, 0",
    "80, 0, 0",
    "0, 25, 0",
    "0, -40, 0",
    "0, 0, 170",
    "0, 0, -60",
    "20, 15, -30",
    "-50, -20, 40"
  })
  void shouldRecoverARotationOfTheMeanFace(double yaw, double pitch, double roll) {
    // When
    HeadPose pose = HeadPose.of(Meshes.turned(yaw, pitch, roll));

    // Then: but for the small rotation of the mean face itself
    assertThat(pose.yawDegrees()).isCloseTo(yaw, within(1.0));
    assertThat(pose.pitchDegrees()).isCloseTo(pitch, within(2.0));
    assertThat(pose.rollDegrees()).isCloseTo(roll, within(2.5));
  }

  @Test
  void shouldAgreeWithTheEstimateFromLandmarksOnTheirSigns() {
    FaceMesh mesh = Meshes.turned(25, 0, 15);

    HeadPose estimate = HeadPose.of(mesh.landmarks());

    assertThat(estimate.yawDegrees()).isBetween(10.0, 40.0);
    assertThat(estimate.rollDegrees()).isCloseTo(15, within(2.0));
  }
}
