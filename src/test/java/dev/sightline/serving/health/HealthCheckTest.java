package dev.sightline.serving.health;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.embedding.ModelId;
import dev.sightline.events.CameraStatus;
import dev.sightline.events.CameraStatus.Outage;
import dev.sightline.events.CameraStatus.Rates;
import dev.sightline.events.CameraStatus.Report;
import dev.sightline.events.CameraStatus.Reporter;
import dev.sightline.events.CameraStatus.State;
import dev.sightline.events.DataKeys;
import dev.sightline.events.MatcherReport;
import dev.sightline.events.codec.RecordCodecs;
import dev.sightline.gallery.GalleryConfig;
import dev.sightline.monitoring.Condition;
import dev.sightline.serving.health.Health.Fault;
import dev.sightline.serving.health.Health.Verdict;
import dev.sightline.serving.view.Broadcast;
import dev.sightline.serving.view.CameraSummary;
import dev.sightline.serving.view.Views;
import dev.sightline.topics.StageLag.Group;
import dev.sightline.topics.TopicRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HealthCheckTest {
  private static final Instant START = Instant.parse("2026-11-24T19:00:00Z");
  private static final ModelId MODEL = new ModelId("model-a");
  private static final Group FUSED = new Group("detect-embed-match", 0, 100, 1);

  private Instant now = START;
  private Condition condition = Condition.RUNNING;
  private final Views views = new Views(GalleryConfig.defaults(), DataKeys.none(), 10, () -> now);
  private final HealthCheck check = new HealthCheck(views, () -> condition, () -> now);

  @BeforeEach
  void everythingWorks() {
    check.answered(List.of(FUSED));
    matcherReports(List.of(MODEL));
    report("hall", State.UP, Reporter.PUBLISHER, null);
  }

  @Test
  void shouldBeWellWhenEveryStageRunsAndEveryCameraSends() {
    assertThat(check.health()).isEqualTo(new Health(Verdict.ALL_WELL, List.of()));
  }

  @Test
  void shouldNameAMatcherThatReportsNoMore() {
    pass(6);

    assertFaults(Verdict.NOT_RECOGNISING, "no process runs the stage match");
    matcherReports(List.of(MODEL));
    assertThat(check.health().verdict()).isEqualTo(Verdict.ALL_WELL);
  }

  @Test
  void shouldNameAStageThatNoProcessRuns() {
    check.answered(List.of(new Group("detect", 9, 100, 0), new Group("embed-match", 0, 100, 1)));

    assertFaults(Verdict.NOT_RECOGNISING, "no process runs the stage detect");
  }

  @Test
  void shouldNameAModelThatNoMatcherHas() {
    matcherReports(List.of(new ModelId("model-b")));

    assertFaults(Verdict.NOT_RECOGNISING, "no matcher has the gallery's model model-a");
  }

  @Test
  void shouldNameKafkaAloneWhileItDoesNotAnswer() {
    now = now.plusSeconds(5);

    assertFaults(Verdict.NOT_RECOGNISING, "Kafka does not answer");
    assertThat(check.health().faults()).extracting(Fault::since).containsExactly(START);
  }

  @Test
  void shouldNotTakeAnOutageOfKafkaForSilence() {
    // Given: nothing could be reported
    now = now.plusSeconds(60);
    check.answered(List.of(FUSED));
    matcherReports(List.of(MODEL));
    assertThat(check.health().verdict()).isEqualTo(Verdict.ALL_WELL);

    // When
    pass(13);
    matcherReports(List.of(MODEL));

    // Then
    assertThat(check.health().faults())
        .extracting(Fault::text)
        .contains("camera hall is silent: the process that publishes it is gone");
  }

  @Test
  void shouldNameACameraThatIsOutSinceWhen() {
    report("door", State.CONNECTING, Reporter.PUBLISHER, "connection refused");

    assertFaults(Verdict.DEGRADED, "camera door is connecting: connection refused");
    assertThat(check.health().faults()).extracting(Fault::since).containsExactly(START);
  }

  @Test
  void shouldSayThatNoCameraSendsFrames() {
    report("hall", State.SILENT, Reporter.PUBLISHER, "stopped");

    assertFaults(Verdict.DEGRADED, "no camera sends frames", "camera hall is silent: stopped");
  }

  @Test
  void shouldNotCountARecordingThatHasEndedAsAFault() {
    report("film", State.ENDED, Reporter.PUBLISHER, "its recording was sent completely");

    assertThat(check.health().verdict()).isEqualTo(Verdict.ALL_WELL);
  }

  @Test
  void shouldNotMissASearchThatIsNotKnown() {
    check.searched(Optional.of("search does not answer"));

    assertThat(check.health().verdict()).isEqualTo(Verdict.ALL_WELL);
  }

  @Test
  void shouldNameASearchThatHasAnsweredBefore() {
    check.searched(Optional.empty());
    check.searched(Optional.of("search does not answer"));

    assertFaults(Verdict.DEGRADED, "search does not answer");
    check.searched(Optional.empty());
    assertThat(check.health().verdict()).isEqualTo(Verdict.ALL_WELL);
  }

  @Test
  void shouldNameASearchThatIsExpectedOrHasAnInstance() {
    check.searched(Optional.of("search does not answer"));
    check.answered(List.of(FUSED, new Group("search", 0, 0, 1)));
    assertFaults(Verdict.DEGRADED, "search does not answer");

    HealthCheck other = new HealthCheck(views, () -> condition, () -> now);
    other.answered(List.of(FUSED));
    other.expectSearch();
    other.searched(Optional.of("search does not answer"));
    assertThat(other.health().verdict()).isEqualTo(Verdict.DEGRADED);
  }

  @Test
  void shouldAnnounceEachChangeOfFaultsOnce() throws InterruptedException {
    try (Broadcast.Subscription page =
        views.broadcast().subscribe("page", Set.of()).orElseThrow()) {
      check.announce();
      pass(6);
      check.announce();
      check.announce();
      matcherReports(List.of(MODEL));
      check.announce();

      assertThat(page.next(Duration.ZERO)).get().extracting("type").isEqualTo("health");
      assertThat(page.next(Duration.ZERO)).get().extracting("type").isEqualTo("health");
      assertThat(page.next(Duration.ZERO)).isEmpty();
    }
  }

  @Test
  void shouldSayByHowMuchAStageLags() {
    IntStream.rangeClosed(1, 5)
        .forEach(
            second -> {
              now = START.plusSeconds(second);
              check.answered(
                  List.of(new Group("detect-embed-match", 100 + 9L * second, second, 1)));
            });
    matcherReports(List.of(MODEL));

    assertFaults(Verdict.DEGRADED, "detect-embed-match lags by 145 records, about 14 s");
  }

  @Test
  void shouldShowNoStateOfACameraThatOnlyAStoppedMatcherReports() {
    report("foreign", State.UP, Reporter.MATCH, null);

    assertThat(views.board().summaries(true))
        .extracting(CameraSummary::state)
        .containsExactly("up", "up");
    assertThat(views.board().summaries(false))
        .filteredOn(camera -> camera.id().equals("foreign"))
        .first()
        .satisfies(camera -> assertThat(camera.state()).isEqualTo(CameraSummary.UNKNOWN))
        .satisfies(camera -> assertThat(camera.figures()).isNull());
  }

  private void assertFaults(Verdict verdict, String... texts) {
    assertThat(check.health().verdict()).isEqualTo(verdict);
    assertThat(check.health().faults()).extracting(Fault::text).containsExactly(texts);
  }

  /** Lets seconds pass in which only Kafka and the camera in the hall answer. */
  private void pass(int seconds) {
    for (int i = 0; i < seconds; i++) {
      now = now.plusSeconds(1);
      check.answered(List.of(FUSED));
      if (now.isBefore(START.plusSeconds(60))) {
        report("hall", State.UP, Reporter.PUBLISHER, null);
      }
    }
  }

  private void matcherReports(List<ModelId> compared) {
    byte[] report =
        RecordCodecs.matcherReports().write(new MatcherReport(7, Optional.of(MODEL), compared));
    views.matchers().apply(record("matcher", report));
  }

  private void report(String camera, State state, Reporter by, String reason) {
    CameraStatus status =
        new CameraStatus(
            state,
            START,
            reason == null ? null : new Outage(reason, 0),
            null,
            Rates.NONE,
            null,
            new Report(by, now, 6000));
    views.board().apply(record(camera, RecordCodecs.cameraStatus().write(status)));
  }

  private TopicRecord record(String key, byte[] value) {
    return new TopicRecord(new TopicRecord.Position(0, 0), now, key, value, Map.of());
  }
}
