package dev.sightline.events;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.Golden;
import dev.sightline.events.codec.RecordCodecs;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class OperationEventTest {
  private static final Instant TIME = Instant.parse("2026-11-24T19:00:00Z");

  @Test
  void shouldBeWrittenAsEverAndFitTheSchema() {
    byte[] down =
        RecordCodecs.operations()
            .write(OperationEvent.of(OperationType.CAMERA_DOWN, "door", TIME, "no route"));
    byte[] clock =
        RecordCodecs.operations()
            .write(OperationEvent.clock("door", TIME, -3_600_000L, "its clock jumped back"));

    Golden.verify("events/camera-down-v1.json", down);
    Golden.verify("events/camera-clock-v1.json", clock);
    EventSchema.OPERATIONS.assertValid(new String(down, StandardCharsets.UTF_8));
    EventSchema.OPERATIONS.assertValid(new String(clock, StandardCharsets.UTF_8));
  }

  @Test
  void shouldBeACloudEvent() {
    OperationEvent up = OperationEvent.of(OperationType.CAMERA_UP, "door", TIME, null);

    assertThat(CloudEvent.headers(up))
        .containsEntry("ce_type", "camera.up")
        .containsEntry("ce_id", "door:camera.up:" + TIME.toEpochMilli())
        .containsEntry("ce_source", "/cameras/door")
        .containsEntry("ce_dataschema", "urn:sightline:schema:operation-event-v1");
  }
}
