package dev.sightline.cameras.status;

import static dev.sightline.cameras.status.StatusFixtures.START;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.events.CameraStatus;
import dev.sightline.events.CameraStatus.Reporter;
import dev.sightline.events.CameraStatus.State;
import dev.sightline.events.FrameRef;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SeenCamerasTest {
  private Instant now = START;
  private final SeenCameras seen = new SeenCameras(() -> now);
  private final CameraStatuses reported = new CameraStatuses();

  @Test
  void shouldReportACameraOfAnotherProducerWithItsRateAndNewestFrame() {
    frameAt(0.5, 11);
    frameAt(1, 12);
    frameAt(1.5, 13);
    frameAt(2, 14);

    CameraStatus status = due().get("door");

    assertThat(status.state()).isEqualTo(State.UP);
    assertThat(status.report().by()).isEqualTo(Reporter.MATCH);
    assertThat(status.rates().framesPerSecond()).isEqualTo(2);
    assertThat(status.lastFrame().offset()).isEqualTo(14);
    assertThat(status.report().validMillis()).isEqualTo(5000);
    assertThat(due()).isEmpty();
  }

  @Test
  void shouldExpectARareCameraAsRarely() {
    frameAt(0, 1);
    frameAt(30, 2);

    assertThat(due().get("door").report().validMillis()).isEqualTo(90_000);
  }

  @Test
  void shouldReportNoCameraThatItsPublisherReports() {
    reported.apply("door", StatusFixtures.up(Reporter.PUBLISHER, 1), now);
    frameAt(1, 9);

    assertThat(due()).isEmpty();
  }

  @Test
  void shouldReportNoFilmThatHasEndedForItsLastFramesButForLaterOnes() {
    reported.apply("door", StatusFixtures.ended(9), now);
    frameAt(1, 9);
    assertThat(due()).isEmpty();

    frameAt(2, 10);
    assertThat(due()).containsOnlyKeys("door");
  }

  @Test
  void shouldReportNoCameraForAFrameFromBeforeItsPublisherEnded() {
    reported.apply("door", StatusFixtures.ended(9), now);
    now = START.plusSeconds(3);
    seen.add(frame(10, START));

    assertThat(due()).isEmpty();
  }

  @Test
  void shouldReportNoCameraForAFrameFromBeforeItsSilence() {
    Instant silentAt = START.plusSeconds(8);
    reported.apply("door", StatusFixtures.up(Reporter.PUBLISHER, 1).silent(START, silentAt), now);
    now = START.plusSeconds(9);
    seen.add(frame(2, START.plusSeconds(1)));
    assertThat(due()).isEmpty();

    now = START.plusSeconds(10);
    seen.add(frame(3, now));
    assertThat(due()).containsOnlyKeys("door");
  }

  @Test
  void shouldReportACameraThatComesBackAsUpFromThen() {
    frameAt(0, 1);
    assertThat(due().get("door").since()).isEqualTo(START);
    reported.apply("door", StatusFixtures.up(Reporter.MATCH, 1).silent(now, now), now);

    frameAt(60, 2);

    assertThat(due().get("door").since()).isEqualTo(START.plusSeconds(60));
  }

  @Test
  void shouldReportByHowMuchAClockIsAhead() {
    seen.add(frame(1, now.plusSeconds(90)));

    assertThat(due().get("door").clockOffMillis()).isEqualTo(90_000);
  }

  private void frameAt(double second, long offset) {
    now = START.plusMillis(Math.round(1e3 * second));
    seen.add(frame(offset, now));
  }

  private static FrameRef frame(long offset, Instant capturedAt) {
    return new FrameRef("sightline.frames", 3, offset, "door", capturedAt, 640, 480);
  }

  private Map<String, CameraStatus> due() {
    return seen.due(camera -> Optional.of(camera).flatMap(reported::find));
  }
}
