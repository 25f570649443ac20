package dev.sightline.serving.health;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.serving.health.StageFlow.Progress;
import dev.sightline.topics.StageLag.Group;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class StageFlowTest {
  private static final Instant START = Instant.parse("2026-11-24T19:00:00Z");

  private final StageFlow flow = new StageFlow();

  @Test
  void shouldMissTheStagesThatNoProcessRuns() {
    at(0, new Group("detect", 0, 10, 1), new Group("embed-match", 5, 10, 0));

    assertThat(flow.missing()).containsExactly("embed", "match");
    assertThat(flow.running(START)).extracting(Progress::stages).containsExactly("detect");
  }

  @Test
  void shouldCountOnlyGroupsOfStages() {
    at(0, new Group("webhook", 900, 1, 1), new Group("camera-watch", 0, 0, 1));

    assertThat(flow.running(START)).isEmpty();
    assertThat(flow.missing()).containsExactly("detect", "embed", "match");
  }

  @Test
  void shouldCallAGroupStoppedThatCommitsNothingWhileRecordsWait() {
    at(0, new Group("detect-embed-match", 0, 100, 1));
    at(1, new Group("detect-embed-match", 2, 100, 1));
    at(10, new Group("detect-embed-match", 12, 100, 1));
    assertThat(works(10)).isTrue();

    at(11, new Group("detect-embed-match", 14, 100, 1));
    assertThat(works(11)).isFalse();

    at(12, new Group("detect-embed-match", 0, 116, 1));
    assertThat(works(12)).isTrue();
  }

  @Test
  void shouldNotCallAGroupStoppedThatTakesSecondsForARecord() {
    // A record takes 7 s: its commit is seen up to a second later.
    for (int second = 0; second < 60; second++) {
      at(second, new Group("detect", 3, 100 + second / 8, 1));
      assertThat(works(second)).isTrue();
    }
  }

  @Test
  void shouldMissAStageOnceKafkaNoLongerCountsItsProcess() {
    at(0, new Group("detect", 0, 100, 1), new Group("embed-match", 0, 100, 1));
    at(6, new Group("detect", 4, 100, 0), new Group("embed-match", 0, 100, 1));

    assertThat(flow.missing()).containsExactly("detect");
  }

  @Test
  void shouldNotCallAGroupStoppedThatHasNothingToDo() {
    at(0, new Group("detect", 0, 100, 1));
    at(60, new Group("detect", 0, 100, 1));

    assertThat(works(60)).isTrue();
  }

  @Test
  void shouldTellTheDelayByTheRateAtWhichRecordsCome() {
    at(0, new Group("detect", 100, 0, 1));
    at(5, new Group("detect", 145, 5, 1));

    // 50 records came in 5 s, 145 wait: 14.5 s.
    assertThat(flow.running(START.plusSeconds(5)).get(0).delay())
        .isEqualTo(Duration.ofMillis(14_500));
  }

  private boolean works(int second) {
    return flow.running(START.plusSeconds(second)).get(0).works();
  }

  private void at(int second, Group... groups) {
    flow.update(List.of(groups), START.plusSeconds(second));
  }
}
