package dev.sightline.cameras.status;

import static dev.sightline.cameras.status.StatusFixtures.START;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.events.CameraStatus;
import dev.sightline.events.CameraStatus.Reporter;
import dev.sightline.events.OperationEvent;
import dev.sightline.events.OperationType;
import java.util.List;
import org.junit.jupiter.api.Test;

class StatusEventsTest {
  private static final CameraStatus UP = StatusFixtures.up(Reporter.PUBLISHER, 1);
  private static final CameraStatus DOWN = StatusFixtures.connecting("connection refused");

  private final StatusEvents events = new StatusEvents();

  @Test
  void shouldWriteOneEventWheneverACameraGoesUpOrDown() {
    assertThat(next(null, DOWN)).isEmpty();
    assertThat(next(DOWN, UP))
        .extracting(OperationEvent::id)
        .containsExactly("door:camera.up:" + START.toEpochMilli());
    assertThat(next(UP, UP)).isEmpty();
    assertThat(next(UP, DOWN))
        .containsExactly(
            OperationEvent.of(
                OperationType.CAMERA_DOWN, "door", DOWN.since(), "connection refused"));
    assertThat(next(DOWN, DOWN)).isEmpty();
  }

  @Test
  void shouldContinueWhereAnotherProcessStopped() {
    events.written(OperationEvent.of(OperationType.CAMERA_UP, "door", START, null));

    assertThat(next(null, UP)).isEmpty();
    assertThat(next(null, DOWN))
        .extracting(OperationEvent::type)
        .containsExactly(OperationType.CAMERA_DOWN);
  }

  @Test
  void shouldWriteThatARemovedCameraIsDown() {
    assertThat(next(null, UP)).hasSize(1);

    assertThat(next(UP, null))
        .extracting(OperationEvent::reason)
        .containsExactly("the camera was removed");
  }

  @Test
  void shouldWriteOneEventWhenAClockIsWrongAndWhenItIsRightAgain() {
    CameraStatus wrong = StatusFixtures.withClock(3_600_000L);
    assertThat(next(null, UP)).hasSize(1);

    assertThat(next(UP, wrong))
        .extracting(OperationEvent::clockOffMillis)
        .containsExactly(3_600_000L);
    assertThat(next(wrong, StatusFixtures.withClock(3_600_500L))).isEmpty();
    assertThat(next(wrong, UP))
        .extracting(OperationEvent::type, OperationEvent::clockOffMillis)
        .containsExactly(org.assertj.core.groups.Tuple.tuple(OperationType.CAMERA_CLOCK, null));
  }

  private List<OperationEvent> next(CameraStatus before, CameraStatus status) {
    return events.of("door", before, status, START.plusSeconds(60));
  }
}
