package dev.sightline.detection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class OverlapsTest {
  private final Overlaps overlaps = new Overlaps(config(30, 100));

  private static DetectionConfig config(double minFacePx, int maxFaces) {
    return new DetectionConfig(
        DetectionConfig.BLAZEFACE,
        LandmarkSource.DETECTOR,
        DetectionConfig.Engine.OPENCV,
        minFacePx,
        OptionalDouble.empty(),
        0.3,
        maxFaces);
  }

  private static DetectedFace face(float x, float y, float side, float score) {
    Landmarks landmarks =
        new Landmarks(
            new Point(x + 0.3f * side, y + 0.3f * side),
            new Point(x + 0.7f * side, y + 0.3f * side),
            new Point(x + 0.5f * side, y + 0.55f * side),
            new Point(x + 0.5f * side, y + 0.75f * side));
    return new DetectedFace(new Box(x, y, side, side), landmarks, score);
  }

  @Test
  void shouldMergeWhatOverlapsIntoTheMeanWeightedByScore() {
    // Given: weights 0.9 and 0.6, that is 3 to 2
    List<DetectedFace> candidates = List.of(face(110, 100, 50, 0.6f), face(100, 100, 50, 0.9f));

    // When
    List<DetectedFace> faces = overlaps.merge(candidates);

    // Then: (3·100 + 2·110) / 5 = 104; eye at 104 + 15
    assertThat(faces).hasSize(1);
    assertThat(faces.get(0).score()).isEqualTo(0.9f);
    assertThat(faces.get(0).box().x()).isCloseTo(104, within(1e-3f));
    assertThat(faces.get(0).landmarks().rightEye().x()).isCloseTo(119, within(1e-3f));
  }

  @Test
  void shouldKeepNeighboursApartBestFirst() {
    // Given
    DetectedFace left = face(100, 100, 50, 0.7f);
    DetectedFace right = face(140, 100, 50, 0.8f);

    // When / Then
    assertThat(overlaps.merge(List.of(left, right))).containsExactly(right, left);
  }

  @Test
  void shouldDropAnEyeThatATileTakesForAFace() {
    // Given: a small box within a better large one
    DetectedFace whole = face(100, 100, 200, 0.9f);
    DetectedFace part = face(120, 150, 60, 0.6f);

    // When / Then
    assertThat(overlaps.merge(List.of(part, whole))).containsExactly(whole);
  }

  @Test
  void shouldDropFacesOfLessThanTwoThirdsOfTheSizeWanted() {
    assertThat(overlaps.merge(List.of(face(0, 0, 19.9f, 0.9f)))).isEmpty();
    assertThat(overlaps.merge(List.of(face(0, 0, 20, 0.9f)))).hasSize(1);
  }

  @Test
  void shouldKeepTheBestOfTooManyFaces() {
    // Given
    DetectedFace best = face(500, 0, 50, 0.9f);
    DetectedFace second = face(300, 0, 50, 0.8f);
    DetectedFace third = face(100, 0, 50, 0.7f);

    // When / Then
    assertThat(new Overlaps(config(30, 2)).merge(List.of(third, best, second)))
        .containsExactly(best, second);
  }

  @Test
  void shouldMakeNothingOfNothing() {
    assertThat(overlaps.merge(List.of())).isEmpty();
  }
}
