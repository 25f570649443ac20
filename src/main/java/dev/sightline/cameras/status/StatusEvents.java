package dev.sightline.cameras.status;

import dev.sightline.events.CameraStatus;
import dev.sightline.events.CameraStatus.State;
import dev.sightline.events.OperationEvent;
import dev.sightline.events.OperationType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The events that follow from statuses in the order of their log, given the events that were
 * written before. Pure. Belongs to one thread.
 */
final class StatusEvents {
  private final Map<String, OperationType> upOrDown = new HashMap<>();

  /** Applies an event that was written before. */
  void written(OperationEvent event) {
    if (event.type() != OperationType.CAMERA_CLOCK) {
      upOrDown.put(event.camera(), event.type());
    }
  }

  /**
   * Returns the events of the next status of a camera.
   *
   * @param before the status before it; null if there was none
   * @param status null if the camera was removed
   */
  List<OperationEvent> of(String camera, CameraStatus before, CameraStatus status, Instant now) {
    List<OperationEvent> events = new ArrayList<>();
    boolean isUp = status != null && status.state() == State.UP;
    boolean wasUp = upOrDown.get(camera) == OperationType.CAMERA_UP;
    if (isUp != wasUp) {
      events.add(isUp ? up(camera, status) : down(camera, status, now));
    }
    if (status != null && before != null && isClockRight(before) != isClockRight(status)) {
      events.add(
          OperationEvent.clock(
              camera,
              status.report().at(),
              status.clockOffMillis(),
              isClockRight(status) ? "its clock is right again" : "its clock is wrong"));
    }
    events.forEach(this::written);
    return events;
  }

  private static boolean isClockRight(CameraStatus status) {
    return status.clockOffMillis() == null;
  }

  private static OperationEvent up(String camera, CameraStatus status) {
    return OperationEvent.of(OperationType.CAMERA_UP, camera, status.since(), null);
  }

  private static OperationEvent down(String camera, CameraStatus status, Instant now) {
    return status == null
        ? OperationEvent.of(OperationType.CAMERA_DOWN, camera, now, "the camera was removed")
        : OperationEvent.of(
            OperationType.CAMERA_DOWN,
            camera,
            status.since(),
            status.outage() == null ? null : status.outage().reason());
  }
}
