package dev.sightline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sightline.Golden;
import dev.sightline.alignment.ChipTemplate;
import dev.sightline.audit.AuditReader;
import dev.sightline.broker.BrokerProcess;
import dev.sightline.config.SightlineConfig;
import dev.sightline.detection.Box;
import dev.sightline.events.AuditAction;
import dev.sightline.events.AuditRecord;
import dev.sightline.events.EventFixtures;
import dev.sightline.events.IdentityEvent;
import dev.sightline.frames.Frame;
import dev.sightline.frames.Pixels;
import dev.sightline.presence.IdentityEventType;
import dev.sightline.topics.EventTail;
import dev.sightline.topics.FramePublisher;
import dev.sightline.topics.IdentityEventWriter;
import dev.sightline.topics.TopicAdmin;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** A person is enrolled over HTTP, beside a real broker and with the real model. */
class EnrolmentOverHttpIT {
  @Test
  void shouldReviseThePastVisitsOfAPersonWhoIsEnrolledOnce() throws Exception {
    try (BrokerProcess broker = BrokerProcess.start()) {
      // Given: a visit of a stranger, whose frame is kept
      SightlineConfig config = ServedGallery.config(broker);
      byte[] photograph = ServedGallery.photograph();
      Box face = ServedGallery.face(photograph, config);
      prepare(config, photograph, face);
      try (ServedGallery serving = ServedGallery.start(config)) {
        // When
        HttpResponse<String> enrolled =
            serving.enroll("Cleo", ServedGallery.around(photograph, face, 2.0f));
        HttpResponse<String> more =
            serving.enroll("Cleo", ServedGallery.around(photograph, face, 1.8f));

        // Then
        assertThat(enrolled.statusCode()).as(enrolled.body()).isEqualTo(201);
        assertThat(more.statusCode()).as(more.body()).isEqualTo(201);
        assertThat(Pixels.ofPng(serving.bytes("/persons/staff/Cleo/portrait")).width())
            .isEqualTo(ChipTemplate.ARCFACE_112.sidePx());
        Awaitility.await()
            .atMost(Duration.ofSeconds(60))
            .untilAsserted(() -> assertThat(revised(config)).isNotEmpty());
        assertThat(revised(config))
            .singleElement()
            .satisfies(
                event -> {
                  assertThat(event.person()).isEqualTo("Cleo");
                  assertThat(event.collection()).isEqualTo("staff");
                  assertThat(event.previous()).isNull();
                });
        assertThat(audit(config))
            .filteredOn(record -> record.action() == AuditAction.ENROLLED)
            .extracting(AuditRecord::actor, AuditRecord::subject)
            .containsOnly(org.assertj.core.groups.Tuple.tuple(ServedGallery.ACTOR, "staff/Cleo"));
        assertThat(audit(config))
            .filteredOn(record -> record.action() == AuditAction.CONFIGURATION_CHANGED)
            .extracting(AuditRecord::subject)
            .containsExactly("sightline-serve");

        // When
        Awaitility.await()
            .atMost(Duration.ofSeconds(10))
            .untilAsserted(() -> assertThat(serving.get("/events")).contains("Cleo"));
        HttpResponse<String> erased = serving.erase("Cleo");

        // Then
        assertThat(erased.statusCode()).as(erased.body()).isEqualTo(200);
        assertThat(serving.get("/events")).doesNotContain("Cleo");
      }
      try (ServedGallery again = ServedGallery.start(config)) {
        assertThat(again.get("/events")).doesNotContain("Cleo");
        // Then: the second picture of her has revised nothing again
        assertThat(revised(config)).hasSize(1);
      }
    }
  }

  private static void prepare(SightlineConfig config, byte[] photograph, Box face)
      throws Exception {
    Instant taken = Instant.now();
    try (TopicAdmin admin = new TopicAdmin(config.kafka().clients())) {
      assertThat(admin.create(config.topics().specs(config.frames().maxBytes()))).isNotEmpty();
    }
    try (FramePublisher publisher =
            new FramePublisher(
                config.kafka().clients(), config.topics().names().frames(), config.frames());
        IdentityEventWriter writer =
            new IdentityEventWriter(config.kafka().clients(), config.topics().names())) {
      publisher.publish(new Frame("hall", 0, taken, photograph));
      publisher.flush();
      writer.write(unknownLeft(config, face));
      writer.commit();
    }
  }

  /** The golden event of a stranger, with this face in the first frame of the topic. */
  private static IdentityEvent unknownLeft(SightlineConfig config, Box face) throws IOException {
    ObjectMapper json = new ObjectMapper();
    ObjectNode event = (ObjectNode) json.readTree(Golden.read("events/unknown-entered-v1.json"));
    event.put("type", IdentityEventType.UNKNOWN_LEFT.code());
    ObjectNode shot = (ObjectNode) event.get("bestShot");
    shot.putObject("frame")
        .put("topic", config.topics().names().frames())
        .put("partition", 0)
        .put("offset", 0);
    shot.putObject("box")
        .put("x", face.x())
        .put("y", face.y())
        .put("width", face.width())
        .put("height", face.height());
    return EventFixtures.event(json.writeValueAsBytes(event));
  }

  private static List<IdentityEvent> revised(SightlineConfig config) {
    try (EventTail<IdentityEvent> events =
        EventTail.presence(
            config.kafka().clients(), config.topics().names(), EventTail.From.BEGINNING)) {
      return events.readToEnd().stream()
          .map(tailed -> tailed.event().<IdentityEvent>fold(event -> event, rejection -> null))
          .filter(event -> event.type() == IdentityEventType.IDENTITY_REVISED)
          .toList();
    }
  }

  private static List<AuditRecord> audit(SightlineConfig config) {
    try (AuditReader reader =
        new AuditReader(config.kafka().clients(), config.topics().names().audit())) {
      return reader.read();
    }
  }
}
