package dev.sightline.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sightline.deployment.WatchedMetrics;
import dev.sightline.detection.Box;
import dev.sightline.detection.FaceQuality;
import dev.sightline.detection.Landmarks;
import dev.sightline.detection.Point;
import dev.sightline.events.FrameRef;
import dev.sightline.events.Match;
import dev.sightline.events.Match.Candidate;
import dev.sightline.events.Match.Evidence;
import dev.sightline.events.Match.FaceInFrame;
import dev.sightline.events.Match.FramePosition;
import dev.sightline.events.MatchType;
import dev.sightline.events.RejectionReason;
import dev.sightline.streams.ShedReason;
import dev.sightline.streams.Stage;
import io.micrometer.core.instrument.Tags;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StageMetersTest {
  private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
  private static final String NAME = "Grace Hopper";

  private final Meters meters = Meters.ofProcess(List.of("sightline.frames"));
  private final StageMeters stages =
      new StageMeters(
          meters.registry(),
          List.of(Stage.DETECT, Stage.MATCH),
          Clock.fixed(NOON.plusMillis(150), ZoneOffset.UTC));

  @AfterEach
  void close() {
    meters.close();
  }

  @Test
  void shouldMeasureWhatAStageTakesAndHowOldItsFramesAre() {
    // When
    stages.processed(Stage.DETECT, frame("door"), 2, Duration.ofMillis(30).toNanos());

    // Then
    assertThat(meters.scrape())
        .contains("sightline_stage_seconds_bucket{stage=\"detect\",le=\"0.02\"} 0")
        .contains("sightline_stage_seconds_bucket{stage=\"detect\",le=\"0.05\"} 1")
        .contains("sightline_frame_age_seconds_bucket{stage=\"detect\",le=\"0.1\"} 0")
        .contains("sightline_frame_age_seconds_bucket{stage=\"detect\",le=\"0.2\"} 1")
        .contains("sightline_frames_total{camera=\"door\",stage=\"detect\"} 1.0")
        .contains("sightline_faces_total{stage=\"detect\"} 2.0");
  }

  @Test
  void shouldCountAFrameOfAClockThatIsAheadAsNew() {
    // When
    stages.processed(Stage.DETECT, new FrameRef("f", 0, 1, "door", FrameRef.LATEST, 9, 9), 0, 1);

    // Then
    assertThat(meters.scrape())
        .contains("sightline_frame_age_seconds_bucket{stage=\"detect\",le=\"0.01\"} 1");
  }

  @Test
  void shouldReadZeroBeforeAnythingIsRejected() {
    // Given
    String before = meters.scrape();

    // When
    stages.rejected(Stage.DETECT, RejectionReason.FRAME_TRUNCATED);

    // Then
    String series = "sightline_rejected_total{reason=\"frame-truncated\",stage=\"detect\"} ";
    assertThat(before).contains(series + "0.0");
    assertThat(meters.scrape()).contains(series + "1.0");
  }

  @Test
  void shouldCountDecisionsWithoutNames() {
    // Given
    stages.addGallery();

    // When
    stages.decided(event(MatchType.FACE_IDENTIFIED, null));
    stages.decided(event(MatchType.FACE_UNKNOWN, "below-threshold"));
    stages.galleryChanged(17, 3, 2);

    // Then
    assertThat(meters.scrape())
        .contains("sightline_decisions_total{reason=\"none\",type=\"face.identified\"} 1.0")
        .contains("sightline_decisions_total{reason=\"below-threshold\",type=\"face.unknown\"} 1.0")
        .contains("sightline_cosine_similarity_percent_bucket{type=\"face.unknown\",le=\"92.0\"} 0")
        .contains("sightline_cosine_similarity_percent_bucket{type=\"face.unknown\",le=\"96.0\"} 1")
        .contains("sightline_match_threshold 0.875")
        .contains("sightline_gallery_templates 3.0")
        .contains("sightline_gallery_persons 2.0")
        .contains("sightline_gallery_revision 17.0")
        .doesNotContain("Grace");
  }

  @Test
  void shouldNotCountEndlesslyManyCamerasApart() {
    // When
    for (int camera = 0; camera < 1_100; camera++) {
      stages.processed(Stage.DETECT, frame("made-up-" + camera), 0, 1);
      stages.shed("made-up-" + camera, ShedReason.TOO_OLD);
      stages.late("made-up-" + camera);
    }

    // Then
    for (String series : List.of("frames", "frames_shed", "frames_late")) {
      assertThat(
              meters
                  .scrape()
                  .lines()
                  .filter(line -> line.startsWith("sightline_" + series + "_total")))
          .hasSize(StageMeters.MAX_CAMERAS + 1)
          .filteredOn(line -> line.contains(StageMeters.FURTHER_CAMERAS))
          .singleElement()
          .satisfies(line -> assertThat(line).endsWith(" 100.0"));
    }
  }

  @Test
  void shouldMeasureATopicOnce() {
    // When
    meters.registry().gauge("kafka.lag", Tags.of("topic", "sightline.frames"), 3);
    meters.registry().gauge("kafka.lag", Tags.of("topic", "sightline_frames"), 3);

    // Then
    assertThat(meters.scrape())
        .contains("kafka_lag{topic=\"sightline.frames\"}")
        .doesNotContain("sightline_frames\"");
  }

  @Test
  void shouldMeasureWhatDashboardAndAlertsAskFor() {
    // Given
    stages.addGallery();
    meters.watch(() -> Condition.RUNNING);
    stages.processed(Stage.MATCH, frame("door"), 1, 1);
    stages.decided(event(MatchType.FACE_IDENTIFIED, null));
    Runnable remove = CameraMeters.register(meters.registry(), "door", new NoFrames());
    meters.watchDeployment(() -> true, () -> Map.of("door", true));
    // Its pause is measured, a little later.
    System.gc();

    // Then
    await()
        .untilAsserted(
            () ->
                assertThat(WatchedMetrics.in(meters.scrape()))
                    .containsAll(WatchedMetrics.ofSightline()));
    remove.run();
    assertThat(meters.scrape()).doesNotContain("sightline_camera_frames_total{");
  }

  private static final class NoFrames implements CameraMeters.Counts {
    @Override
    public long sent() {
      return 0;
    }

    @Override
    public long skipped() {
      return 0;
    }

    @Override
    public long still() {
      return 0;
    }

    @Override
    public long dropped() {
      return 0;
    }
  }

  @Test
  void shouldMeasureTheProcess() {
    assertThat(meters.scrape())
        .contains("jvm_memory_used_bytes")
        .contains("jvm_gc_memory_allocated_bytes_total")
        .contains("process_cpu_usage")
        .containsPattern("process_resident_memory_bytes [1-9.E]+");
  }

  private static FrameRef frame(String camera) {
    return new FrameRef("sightline.frames", 0, 7, camera, NOON, 640, 360);
  }

  private static Match event(MatchType type, String reason) {
    boolean named = type == MatchType.FACE_IDENTIFIED;
    Point point = new Point(20, 20);
    return new Match(
        "sightline.frames-0-7-0",
        type,
        "door",
        NOON,
        new FramePosition("sightline.frames", 0, 7, 640, 360),
        new FaceInFrame(
            0,
            new Box(10, 10, 50, 50),
            new Landmarks(point, point, point, point),
            new FaceQuality(50, 0.9f, 300, 120, 0, 0)),
        named ? NAME : null,
        named ? "default" : null,
        0.93f,
        reason,
        new Evidence(
            0.875f,
            0.003,
            0.01,
            List.of(new Candidate(NAME, "default", "default/Grace Hopper/1", 0.93f, 1)),
            "model",
            17));
  }
}
