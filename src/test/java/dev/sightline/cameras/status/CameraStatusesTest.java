package dev.sightline.cameras.status;

import static dev.sightline.cameras.status.StatusFixtures.START;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.events.CameraStatus;
import dev.sightline.events.CameraStatus.Reporter;
import dev.sightline.events.CameraStatus.State;
import java.time.Instant;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CameraStatusesTest {
  private final CameraStatuses statuses = new CameraStatuses();

  @Test
  void shouldCallACameraSilentWhoseReportsHaveStopped() {
    // Given
    statuses.apply("door", StatusFixtures.up(Reporter.PUBLISHER, 7), START);
    statuses.apply("hall", StatusFixtures.up(Reporter.PUBLISHER, 8), START.plusSeconds(4));

    // When
    Map<String, CameraStatus> overdue = overdue(START.plusSeconds(7), Instant.EPOCH);

    // Then
    assertThat(overdue).containsOnlyKeys("door");
    assertThat(overdue.get("door").state()).isEqualTo(State.SILENT);
    assertThat(overdue.get("door").since()).isEqualTo(START);
    assertThat(overdue.get("door").lastFrame().offset()).isEqualTo(7);
    assertThat(overdue.get("door").outage().reason()).contains("process");
  }

  @Test
  void shouldNotCountATimeInWhichNoReportCouldBeRead() {
    statuses.apply("door", StatusFixtures.up(Reporter.PUBLISHER, 7), START);

    assertThat(overdue(START.plusSeconds(66), START.plusSeconds(55))).isEmpty();
    assertThat(overdue(START.plusSeconds(68), START.plusSeconds(55))).containsOnlyKeys("door");
  }

  @Test
  void shouldNotMistakeABacklogOfTheStagesForSilence() {
    // Given
    statuses.apply("door", StatusFixtures.up(Reporter.MATCH, 7), START);
    Instant now = START.plusSeconds(60);

    // When, Then
    assertThat(statuses.overdue(now, Instant.EPOCH, by -> START.plusSeconds(5))).isEmpty();
    assertThat(statuses.overdue(now, Instant.EPOCH, by -> START.plusSeconds(7)))
        .containsOnlyKeys("door");
  }

  @Test
  void shouldExpectNoFurtherReportOfACameraThatHasEnded() {
    statuses.apply("film", StatusFixtures.ended(7), START);

    assertThat(overdue(START.plusSeconds(600), Instant.EPOCH)).isEmpty();
  }

  @Test
  void shouldForgetARemovedCamera() {
    statuses.apply("door", StatusFixtures.up(Reporter.PUBLISHER, 7), START);
    statuses.apply("door", null, START);

    assertThat(statuses.all()).isEmpty();
  }

  @Test
  void shouldHoldABoundedNumberOfCamerasAndCountTheOthers() {
    CameraStatus up = StatusFixtures.up(Reporter.MATCH, 1);
    IntStream.range(0, CameraStatuses.MAX_CAMERAS + 5)
        .forEach(i -> statuses.apply("camera-" + i, up, START));

    assertThat(statuses.all()).hasSize(CameraStatuses.MAX_CAMERAS);
    assertThat(statuses.leftOut()).isEqualTo(5);
  }

  private Map<String, CameraStatus> overdue(Instant now, Instant since) {
    return statuses.overdue(now, since, by -> now);
  }
}
