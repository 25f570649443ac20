package dev.sightline.streams.runner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.streams.InputProgress.Covered;
import dev.sightline.streams.Stage;
import dev.sightline.streams.StageRange;
import dev.sightline.streams.runner.FlowProgress.Positions;
import dev.sightline.topics.Topics;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class FlowProgressTest {
  private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
  private static final List<String> FLOW = List.of("frames", "faces", "embeddings");

  private final Map<TopicPartition, Long> committed = new HashMap<>();
  private final Map<TopicPartition, Long> ends = new HashMap<>();
  private final Map<TopicPartition, Long> starts = new HashMap<>();
  private final FlowProgress split = new FlowProgress(FLOW);

  private FlowProgressTest written(String topic, int partition, long end) {
    ends.put(new TopicPartition(topic, partition), end);
    return this;
  }

  private FlowProgressTest read(String topic, int partition, long position) {
    committed.put(new TopicPartition(topic, partition), position);
    return this;
  }

  private Instant at(FlowProgress progress, int second) {
    Instant now = NOON.plusSeconds(second);
    progress.advance(new Positions(committed, ends, starts), now, now);
    return progress.covered(0, now).until();
  }

  @Test
  void shouldTakeAnInputThatIsReadForCovered() {
    // Given
    FlowProgress fused = new FlowProgress(List.of("frames"));
    written("frames", 0, 10).read("frames", 0, 10);

    // Then
    assertThat(at(fused, 0)).isEqualTo(Instant.EPOCH);
    assertThat(at(fused, 1)).isEqualTo(NOON);
    assertThat(at(fused, 2)).isEqualTo(NOON.plusSeconds(1));
  }

  @Test
  void shouldCoverNothingMoreWhileItsInputWaits() {
    // Given
    FlowProgress fused = new FlowProgress(List.of("frames"));
    written("frames", 0, 10).read("frames", 0, 10);
    assertThat(at(fused, 0)).isEqualTo(Instant.EPOCH);

    // When
    written("frames", 0, 12);

    // Then
    assertThat(at(fused, 1)).isEqualTo(NOON);
    assertThat(at(fused, 60)).isEqualTo(NOON);
    read("frames", 0, 12);
    assertThat(at(fused, 61)).isEqualTo(NOON.plusSeconds(1));
  }

  @Test
  void shouldCoverNothingMoreWhileAStageBeforeItStandsStill() {
    // Given: everything is read
    for (String topic : FLOW) {
      written(topic, 0, 10).read(topic, 0, 10);
    }
    for (int second = 0; second < 5; second++) {
      at(split, second);
    }
    Instant before = at(split, 5);
    assertThat(before).isAfterOrEqualTo(NOON.plusSeconds(1));

    // When: embed stops, and the camera goes on
    written("frames", 0, 20).read("frames", 0, 20).written("faces", 0, 20);
    for (int second = 6; second < 60; second++) {
      at(split, second);
    }

    // Then
    assertThat(at(split, 60)).isBefore(NOON.plusSeconds(7));
    read("faces", 0, 20).written("embeddings", 0, 20);
    for (int second = 61; second < 70; second++) {
      at(split, second);
    }
    assertThat(at(split, 70)).isBefore(NOON.plusSeconds(70));
    read("embeddings", 0, 20);
    for (int second = 71; second < 75; second++) {
      at(split, second);
    }
    assertThat(at(split, 75)).isAfter(NOON.plusSeconds(61));
  }

  @Test
  void shouldWaitForAllPartitionsOfStagesBeforeItButOnlyForItsOwnAfterwards() {
    // Given: a frame waits in another partition than its faces will be in
    for (String topic : FLOW) {
      written(topic, 0, 10).read(topic, 0, 10);
    }
    written("frames", 1, 5).read("frames", 1, 4);
    written("embeddings", 1, 5).read("embeddings", 1, 0);

    // When, Then
    for (int second = 0; second < 10; second++) {
      assertThat(at(split, second)).isEqualTo(Instant.EPOCH);
    }
    read("frames", 1, 5);
    for (int second = 10; second < 15; second++) {
      at(split, second);
    }
    assertThat(split.covered(0, NOON).until()).isAfter(NOON);
    assertThat(split.covered(1, NOON).until()).isEqualTo(Instant.EPOCH);
  }

  @Test
  void shouldSkipATopicThatNobodyReads() {
    // Given: detect and embed in one process
    written("frames", 0, 10).read("frames", 0, 10).written("faces", 0, 0);
    written("embeddings", 0, 10).read("embeddings", 0, 10);

    // When
    for (int second = 0; second < 5; second++) {
      at(split, second);
    }

    // Then
    assertThat(split.covered(0, NOON).until()).isAfter(NOON);
  }

  @Test
  void shouldNotWaitForRecordsThatAreDeleted() {
    // Given
    FlowProgress fused = new FlowProgress(List.of("frames"));
    written("frames", 0, 10).read("frames", 0, 4);
    starts.put(new TopicPartition("frames", 0), 10L);
    assertThat(at(fused, 0)).isEqualTo(Instant.EPOCH);

    // Then
    assertThat(at(fused, 1)).isEqualTo(NOON);
  }

  @Test
  void shouldCountFromTheEndOfAnInterruption() {
    // Given
    FlowProgress fused = new FlowProgress(List.of("frames"));
    written("frames", 0, 10).read("frames", 0, 10);
    assertThat(at(fused, 0)).isEqualTo(Instant.EPOCH);
    assertThat(at(fused, 1)).isEqualTo(NOON);
    assertThat(fused.covered(0, NOON)).isEqualTo(new Covered(NOON, NOON));

    // When
    Instant later = at(fused, 151);

    // Then
    assertThat(later).isEqualTo(NOON.plusSeconds(1));
    assertThat(fused.covered(0, NOON).since()).isEqualTo(NOON.plusSeconds(151));
  }

  @Test
  void shouldCoverNothingOfAPartitionItDoesNotKnow() {
    assertThat(split.covered(7, NOON)).isEqualTo(Covered.NOTHING);
  }

  @Test
  void shouldWatchTheTopicsUpToTheStagesInput() {
    // Given
    Topics topics = Topics.defaults();

    // Then
    assertThat(FlowWatch.topics(topics, StageRange.all())).containsExactly(topics.frames());
    assertThat(FlowWatch.topics(topics, new StageRange(Stage.EMBED, Stage.MATCH)))
        .containsExactly(topics.frames(), topics.faces());
    assertThat(FlowWatch.topics(topics, new StageRange(Stage.MATCH, Stage.MATCH)))
        .containsExactly(topics.frames(), topics.faces(), topics.embeddings());
  }
}
