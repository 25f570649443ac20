package dev.sightline.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sightline.evaluation.IdentificationResult.Figure;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GroupErrorsTest {
  private static final float[] EAST = {1, 0};
  private static final float[] NORTH = {0, 1};
  private static final float[] WEST = {-1, 0};

  /** Persons 0 and 1 look alike, 2 and 3 like nobody; 3's second face was missed. */
  private static List<List<float[]>> faces() {
    List<List<float[]>> faces = new ArrayList<>();
    faces.add(List.of(EAST, EAST));
    faces.add(List.of(EAST, NORTH));
    faces.add(List.of(WEST, WEST));
    faces.add(Arrays.asList(NORTH, null));
    return faces;
  }

  @Test
  void shouldCountTheGenuinePairsThatAreNotAcceptedMissedFacesIncluded() {
    Figure rate = new GroupErrors(faces(), 0.5).falseNonMatchRate(new int[] {0, 1, 2, 3});

    assertThat(rate.value()).isEqualTo(.5);
    assertThat(rate.lower()).isCloseTo(.150, within(.001));
    assertThat(rate.upper()).isCloseTo(.850, within(.001));
  }

  @Test
  void shouldCompareEachPersonOnlyWithOthersOfTheGroup() {
    GroupErrors errors = new GroupErrors(faces(), 0.5);

    // Two of the four pairs of 0 and 1; one of the four of 1 and 3
    assertThat(errors.falseMatchRate(new int[] {0, 1}, 1).value()).isEqualTo(.5);
    assertThat(errors.falseMatchRate(new int[] {1, 3}, 1).value()).isEqualTo(.25);
    assertThat(errors.falseMatchRate(new int[] {0, 1, 2, 3}, 1).value()).isEqualTo(3 / 24.0);
  }

  @Test
  void shouldLeaveRoomAboveARateOfZero() {
    Figure rate = new GroupErrors(faces(), 0.5).falseMatchRate(new int[] {0, 2}, 1);

    assertThat(rate.value()).isZero();
    assertThat(rate.lower()).isZero();
    assertThat(rate.upper()).isGreaterThan(.5);
  }

  @Test
  void shouldSpreadTheIntervalOfAFalseMatchRateAboutIt() {
    // Given: of forty persons, every other looks like all others of that kind
    List<List<float[]>> faces =
        IntStream.range(0, 40).mapToObj(i -> List.of(i % 2 == 0 ? EAST : vector(i))).toList();

    // When
    Figure rate = new GroupErrors(faces, 0.999).falseMatchRate(IntStream.range(0, 40).toArray(), 1);

    // Then
    assertThat(rate.value()).isCloseTo(190 / 780.0, within(1e-9));
    assertThat(rate.lower()).isBetween(.05, rate.value());
    assertThat(rate.upper()).isBetween(rate.value(), .6);
  }

  private static float[] vector(int i) {
    double angle = 0.3 + i * 0.06;
    return new float[] {(float) Math.cos(angle), (float) Math.sin(angle)};
  }

  @Test
  void shouldPutAgesIntoBands() {
    assertThat(List.of("18", "24", "25", "34", "35", "54", "NA"))
        .extracting(GroupProtocol::ageBand)
        .containsExactly(
            "under 25", "under 25", "25 to 34", "25 to 34", "35 and over", "35 and over", "NA");
  }
}
