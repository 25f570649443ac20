package dev.sightline.events;

import static com.fasterxml.jackson.annotation.JsonInclude.Include.NON_NULL;
import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;

/**
 * A change that concerns the operation and no person: the record of {@code sightline.operations},
 * as JSON of the same names ({@code /schema/operation-event-v1.json}).
 *
 * @param id the id, derived from camera, type and time: the same however often it is written
 * @param camera the camera's id, the record's key
 * @param occurredAt the event time; the record's timestamp
 * @param reason why, for people; absent if there is nothing to say
 * @param clockOffMillis for {@code camera.clock}, how far the camera's clock is ahead, or by how
 *     much it jumped; negative if it is behind, or jumped back; absent for the other types, and
 *     once the clock is right again
 */
@JsonInclude(NON_NULL)
public record OperationEvent(
    String id,
    OperationType type,
    String camera,
    Instant occurredAt,
    String reason,
    Long clockOffMillis) {

  public OperationEvent {
    requireNonNull(id, "id");
    requireNonNull(type, "type");
    requireNonNull(camera, "camera");
    requireNonNull(occurredAt, "occurredAt");
  }

  /** Returns an event of a type that is not about a clock. */
  public static OperationEvent of(
      OperationType type, String camera, Instant occurredAt, String reason) {
    return new OperationEvent(id(camera, type, occurredAt), type, camera, occurredAt, reason, null);
  }

  /**
   * Returns the event of a camera's clock.
   *
   * @param offMillis by how much it is wrong, or jumped; null if it is right again
   */
  public static OperationEvent clock(
      String camera, Instant occurredAt, Long offMillis, String reason) {
    OperationType type = OperationType.CAMERA_CLOCK;
    return new OperationEvent(
        id(camera, type, occurredAt), type, camera, occurredAt, reason, offMillis);
  }

  private static String id(String camera, OperationType type, Instant occurredAt) {
    return camera + ":" + type.code() + ":" + occurredAt.toEpochMilli();
  }
}
