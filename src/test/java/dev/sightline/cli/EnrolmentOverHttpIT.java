package dev.sightline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.alignment.ChipTemplate;
import dev.sightline.app.PictureProbe;
import dev.sightline.app.SearchAssembly;
import dev.sightline.audit.AuditReader;
import dev.sightline.broker.BrokerProcess;
import dev.sightline.config.SightlineConfig;
import dev.sightline.detection.Box;
import dev.sightline.events.AuditAction;
import dev.sightline.events.AuditRecord;
import dev.sightline.events.EventFixtures;
import dev.sightline.events.IdentityEvent;
import dev.sightline.events.SightingRecord;
import dev.sightline.frames.Pixels;
import dev.sightline.presence.IdentityEventType;
import dev.sightline.sightings.SightingSeal;
import dev.sightline.sightings.SightingWriter;
import dev.sightline.sightings.search.SearchStage;
import dev.sightline.topics.EventTail;
import dev.sightline.topics.TopicAdmin;
import dev.sightline.topics.WrappedKeyStore;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A person is enrolled over HTTP, beside a real broker and with the real model. */
class EnrolmentOverHttpIT {
  @TempDir private Path folder;

  @Test
  void shouldReviseThePastVisitsOfAPersonWhoIsEnrolledOnce() throws Exception {
    try (BrokerProcess broker = BrokerProcess.start()) {
      // Given: a recorded visit of a stranger
      SightlineConfig config = ServedGallery.config(broker);
      byte[] photograph = ServedGallery.photograph();
      Box face = ServedGallery.face(photograph, config);
      prepare(config, ServedGallery.around(photograph, face, 2.2f));
      try (SearchStage search = search(broker);
          ServedGallery serving =
              ServedGallery.start(
                  ServedGallery.config(
                      broker, Map.of("search.url", search.address().toString())))) {
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> search.sightings() == 1);

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
        assertThat(enrolled.body()).contains("\"revised\":1", "\"notSearched\":null");
        assertThat(more.body()).contains("\"revised\":0");
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

  private SearchStage search(BrokerProcess broker) {
    return SearchAssembly.start(
        ServedGallery.config(
            broker, Map.of("search.port", "0", "run.state.dir", folder.toString())));
  }

  /** Records a visit of a stranger with the face of a picture. */
  private void prepare(SightlineConfig config, byte[] picture) throws Exception {
    try (TopicAdmin admin = new TopicAdmin(config.kafka().clients())) {
      assertThat(admin.create(config.topics().specs(config.frames().maxBytes()))).isNotEmpty();
    }
    Path file = Files.write(folder.resolve("seen.png"), picture);
    SightingRecord like =
        EventFixtures.sighting(
            EventFixtures.golden("events/unknown-entered-v1.json"), EventFixtures.chip(90));
    SightingRecord seen =
        new SightingRecord(
            like.visit(),
            like.span(),
            like.event(),
            like.subject(),
            List.of(PictureProbe.of(config, file, 0.01).face()),
            like.best());
    try (WrappedKeyStore keys =
            new WrappedKeyStore(
                config.kafka().clients(),
                config.topics().names().keys(),
                config.encryption().keys().orElseThrow());
        SightingWriter writer =
            new SightingWriter(
                config.kafka().clients(),
                config.topics().names(),
                SightingSeal.with(Optional.of(keys)))) {
      writer.write(seen);
      writer.commit();
    }
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
