package dev.sightline.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class AssignmentTest {

  @Test
  void shouldPreferTheBestSumToTheBestPair() {
    // Given: the greedy choice is 9 and then 1
    double[][] gains = {{9, 8}, {8, 1}};

    // When, Then: 8 + 8 > 9 + 1
    assertThat(Assignment.maximize(gains)).containsExactly(1, 0);
  }

  @Test
  void shouldLeaveRowsWithoutAColumnWhereNoneGains() {
    // Given
    double[][] gains = {{0, -1}, {2, Double.NEGATIVE_INFINITY}, {1, Double.NaN}};

    // When, Then
    assertThat(Assignment.maximize(gains)).containsExactly(Assignment.NONE, 0, Assignment.NONE);
  }

  @Test
  void shouldServeEarlierRowsAndColumnsFirstWhereGainsAreEqual() {
    assertThat(Assignment.maximize(new double[][] {{1}, {1}, {1}}))
        .containsExactly(0, Assignment.NONE, Assignment.NONE);
    assertThat(Assignment.maximize(new double[][] {{1, 1, 1}})).containsExactly(0);
  }

  @Test
  void shouldTakeNothingAtAll() {
    assertThat(Assignment.maximize(new double[0][])).isEmpty();
    assertThat(Assignment.maximize(new double[2][0]))
        .containsExactly(Assignment.NONE, Assignment.NONE);
  }

  @RepeatedTest(200)
  void shouldGainWhatTheBestOfAllAssignmentsGains(RepetitionInfo repetition) {
    // Given
    Random random = new Random(repetition.getCurrentRepetition());
    double[][] gains = new double[random.nextInt(6)][random.nextInt(6)];
    for (double[] row : gains) {
      for (int column = 0; column < row.length; column++) {
        row[column] = random.nextInt(4) == 0 ? -1 : random.nextInt(100) / 10.0;
      }
    }

    // When
    int[] columnOf = Assignment.maximize(gains);

    // Then
    double sum = 0;
    for (int row = 0; row < gains.length; row++) {
      if (columnOf[row] != Assignment.NONE) {
        assertThat(gains[row][columnOf[row]]).isPositive();
        sum += gains[row][columnOf[row]];
      }
    }
    assertThat(columnOf).satisfies(AssignmentTest::haveNoColumnTwice);
    assertThat(sum).isCloseTo(bestSum(gains, 0, 0), within(1e-9));
  }

  private static void haveNoColumnTwice(int[] columnOf) {
    assertThat(Arrays.stream(columnOf).filter(column -> column != Assignment.NONE))
        .doesNotHaveDuplicates();
  }

  private static double bestSum(double[][] gains, int row, int taken) {
    if (row == gains.length) {
      return 0;
    }
    double best = bestSum(gains, row + 1, taken);
    for (int column = 0; column < gains[row].length; column++) {
      if ((taken & 1 << column) == 0 && gains[row][column] > 0) {
        best = Math.max(best, gains[row][column] + bestSum(gains, row + 1, taken | 1 << column));
      }
    }
    return best;
  }
}
