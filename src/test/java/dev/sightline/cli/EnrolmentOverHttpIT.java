package dev.sightline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sightline.Golden;
import dev.sightline.app.ServeAssembly;
import dev.sightline.audit.AuditReader;
import dev.sightline.broker.BrokerProcess;
import dev.sightline.config.SightlineConfig;
import dev.sightline.detection.Box;
import dev.sightline.detection.FaceDetector;
import dev.sightline.detection.FaceDetectors;
import dev.sightline.events.AuditAction;
import dev.sightline.events.AuditRecord;
import dev.sightline.events.EventFixtures;
import dev.sightline.events.IdentityEvent;
import dev.sightline.frames.Frame;
import dev.sightline.frames.Image;
import dev.sightline.frames.Pixels;
import dev.sightline.frames.Region;
import dev.sightline.monitoring.Condition;
import dev.sightline.presence.IdentityEventType;
import dev.sightline.topics.EventTail;
import dev.sightline.topics.FramePublisher;
import dev.sightline.topics.IdentityEventWriter;
import dev.sightline.topics.TopicAdmin;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Somebody is enrolled over HTTP, beside a real broker and with the real model. */
class EnrolmentOverHttpIT {
  private static final String TOKEN = "t".repeat(32);

  @Test
  void shouldGiveTheirPastVisitsToWhoeverIsEnrolledOnce() throws Exception {
    try (BrokerProcess broker = BrokerProcess.start()) {
      // Given: a visit of somebody unknown, whose frame is kept
      SightlineConfig config = config(broker);
      byte[] photograph = photograph();
      Box face = face(photograph, config);
      prepare(config, photograph, face);
      try (ServeAssembly serving = ServeAssembly.start(config)) {
        Awaitility.await()
            .atMost(Duration.ofSeconds(60))
            .until(() -> serving.condition() == Condition.RUNNING);

        // When
        HttpResponse<String> enrolled = enroll(serving, around(photograph, face, 2.0f));
        HttpResponse<String> more = enroll(serving, around(photograph, face, 1.8f));

        // Then
        assertThat(enrolled.statusCode()).as(enrolled.body()).isEqualTo(201);
        assertThat(more.statusCode()).as(more.body()).isEqualTo(201);
        assertThat(Pixels.ofPng(portrait(serving)).width()).isEqualTo(150);
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
            .containsOnly(org.assertj.core.groups.Tuple.tuple("token:grace", "staff/Cleo"));
        assertThat(audit(config))
            .filteredOn(record -> record.action() == AuditAction.CONFIGURATION_CHANGED)
            .extracting(AuditRecord::subject)
            .containsExactly("sightline-serve");

        // When
        Awaitility.await()
            .atMost(Duration.ofSeconds(10))
            .untilAsserted(() -> assertThat(events(serving)).contains("Cleo"));
        HttpResponse<String> erased = erase(serving);

        // Then
        assertThat(erased.statusCode()).as(erased.body()).isEqualTo(200);
        assertThat(events(serving)).doesNotContain("Cleo");
      }
      try (ServeAssembly again = ServeAssembly.start(config)) {
        Awaitility.await()
            .atMost(Duration.ofSeconds(60))
            .until(() -> again.condition() == Condition.RUNNING);
        assertThat(events(again)).doesNotContain("Cleo");
        // Then: the second picture of her has revised nothing again
        assertThat(revised(config)).hasSize(1);
      }
    }
  }

  private static SightlineConfig config(BrokerProcess broker) {
    return SmallDeployment.serving(
        broker,
        Map.of(
            "gallery.key.command",
            "echo " + "k".repeat(43) + "=",
            "serve.tokens",
            "admin:grace:" + TOKEN,
            "enroll.near.duplicate.similarity",
            "1.0"));
  }

  private static byte[] photograph() throws IOException {
    try (InputStream in = EnrolmentOverHttpIT.class.getResourceAsStream("/demo/sample3.jpg")) {
      return in.readAllBytes();
    }
  }

  private static Box face(byte[] photograph, SightlineConfig config) {
    try (FaceDetector detector = FaceDetectors.open(config.detection());
        Image image = Image.decode(photograph)) {
      return detector.detect(image).get(0).box();
    }
  }

  private static byte[] around(byte[] photograph, Box box, float sides) {
    try (Image image = Image.decode(photograph)) {
      int side = Math.round(sides * box.width());
      int left = Math.max(0, Math.round(box.x() + box.width() / 2) - side / 2);
      int top = Math.max(0, Math.round(box.y() + box.height() / 2) - side / 2);
      int width = Math.min(side, image.width() - left);
      int height = Math.min(side, image.height() - top);
      return image.resample(new Region(left, top, width, height), width, height).toPng();
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

  /** The golden event of somebody unknown, told of this face in the first frame of the topic. */
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

  private static HttpResponse<String> enroll(ServeAssembly serving, byte[] picture)
      throws IOException, InterruptedException {
    return HttpClient.newHttpClient()
        .send(
            request(serving, "/persons/staff/Cleo/templates")
                .header("Content-Type", "image/png")
                .POST(BodyPublishers.ofByteArray(picture))
                .build(),
            BodyHandlers.ofString());
  }

  private static String events(ServeAssembly serving) throws IOException, InterruptedException {
    return HttpClient.newHttpClient()
        .send(request(serving, "/events").build(), BodyHandlers.ofString())
        .body();
  }

  private static HttpResponse<String> erase(ServeAssembly serving)
      throws IOException, InterruptedException {
    return HttpClient.newHttpClient()
        .send(
            request(serving, "/persons/staff/Cleo/erase").POST(BodyPublishers.noBody()).build(),
            BodyHandlers.ofString());
  }

  private static HttpRequest.Builder request(ServeAssembly serving, String path) {
    return HttpRequest.newBuilder(URI.create(serving.address() + "api/v1" + path))
        .header("Authorization", "Bearer " + TOKEN);
  }

  /** Is not in the server's memory: it comes from the topic. */
  private static byte[] portrait(ServeAssembly serving) throws IOException, InterruptedException {
    return HttpClient.newHttpClient()
        .send(request(serving, "/persons/staff/Cleo/portrait").build(), BodyHandlers.ofByteArray())
        .body();
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
