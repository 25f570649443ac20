package dev.sightline.topics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.embedding.ModelId;
import dev.sightline.events.MatcherReport;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MatcherReportsTest {
  private static final long START = 1_000;
  private static final ModelId A = new ModelId("a");
  private static final ModelId B = new ModelId("b");

  private final MatcherReports board = new MatcherReports(7);

  @Test
  void shouldWaitForWhoeverIsBehind() {
    // When
    board.add("a", at(6), 0, START);
    board.add("b", at(7), 0, START);

    // Then
    assertThat(board.behind(START)).containsExactly("a");
    assertThat(board.answer(START)).isEqualTo(new MatcherReadiness(7, 1, board.behind(START)));

    // When, Then
    board.add("a", at(8), 0, START);
    assertThat(board.answer(START).isEverywhere()).isTrue();
    assertThat(board.answer(START).applied()).isEqualTo(2);
  }

  @Test
  void shouldNotWaitWhereNobodyRuns() {
    assertThat(board.answer(START)).isEqualTo(new MatcherReadiness(7, 0, board.behind(START)));
    assertThat(board.behind(START)).isEmpty();
  }

  @Test
  void shouldNotWaitForAMatcherThatEnded() {
    // Given
    board.add("a", at(6), 0, START);

    // When
    board.ended("a");

    // Then
    assertThat(board.behind(START)).isEmpty();
  }

  @Test
  void shouldTakeAMatcherThatFallsSilentForDead() {
    // When
    board.add("a", at(6), 0, START);

    // Then
    assertThat(board.behind(START + MatcherReports.TIMEOUT.toNanos() - 1)).containsExactly("a");
    assertThat(board.behind(START + MatcherReports.TIMEOUT.toNanos())).isEmpty();
  }

  @Test
  void shouldNotWaitForThoseWhoWereSilentLongBeforeTheNewestReport() {
    // Given
    long newest = Duration.ofMinutes(5).toMillis();
    board.add("dead", at(6), newest - 20_000, START);
    board.add("slow", at(6), newest - 1_000, START);
    board.add("quick", at(7), newest, START);

    // When
    board.forgetTheDead();

    // Then
    assertThat(board.behind(START)).containsExactly("slow");
  }

  @Test
  void shouldSayWhoDoesNotCompareAModel() {
    // When
    board.add("old", at(7), 0, START);
    board.add("both", new MatcherReport(7, Optional.empty(), List.of(A, B)), 0, START);
    board.add("gone", at(7), 0, START - MatcherReports.TIMEOUT.toNanos());

    // Then
    assertThat(board.without(B, START)).containsExactly("old");
    assertThat(board.without(A, START)).isEmpty();
  }

  private static MatcherReport at(long revision) {
    return new MatcherReport(revision, Optional.empty(), List.of(A));
  }
}
