package dev.sightline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.broker.BrokerProcess;
import dev.sightline.config.SightlineConfig;
import dev.sightline.detection.Box;
import dev.sightline.events.EventFixtures;
import dev.sightline.topics.IdentityEventWriter;
import dev.sightline.topics.TopicAdmin;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** The gallery's topic is deleted and created again while the page and the API run. */
class GalleryRecreatedIT {
  private static final Duration TIMEOUT = Duration.ofSeconds(60);

  @Test
  void shouldAnswerFromTheNewGalleryOnlyAndEnrolInIt() throws Exception {
    try (BrokerProcess broker = BrokerProcess.start()) {
      // Given
      SightlineConfig config = ServedGallery.config(broker);
      byte[] photograph = ServedGallery.photograph();
      Box face = ServedGallery.face(photograph, config);
      createTopics(config);
      adaEntered(config);
      try (ServedGallery serving = ServedGallery.start(config)) {
        for (float sides : List.of(2.0f, 1.8f)) {
          byte[] picture = ServedGallery.around(photograph, face, sides);
          assertThat(serving.enroll("Cleo", picture).statusCode()).isEqualTo(201);
        }
        assertThat(serving.get("/persons")).contains("Cleo");

        // When
        delete(config, broker);
        createTopics(config);

        // Then: the list forgets, and what other topics hold stays
        Awaitility.await()
            .atMost(TIMEOUT)
            .untilAsserted(() -> assertThat(serving.get("/persons")).doesNotContain("Cleo"));
        serving.awaitRunning();
        assertThat(serving.get("/presence")).contains("Ada Lovelace");
        assertThat(serving.get("/strangers")).contains("\"strangers\":[]");

        // Then: a change needs the person in the new gallery
        assertThat(serving.erase("Cleo").statusCode()).isEqualTo(404);

        // When: the picture counts as new, and as nobody else's
        HttpResponse<String> dora =
            serving.enroll("Dora", ServedGallery.around(photograph, face, 2.0f));

        // Then
        assertThat(dora.statusCode()).as(dora.body()).isEqualTo(201);
        assertThat(serving.get("/persons")).contains("Dora").doesNotContain("Cleo");
        assertThat(serving.get("/model")).contains("\"templates\":1");
      }
    }
  }

  private static void createTopics(SightlineConfig config) {
    try (TopicAdmin admin = new TopicAdmin(config.kafka().clients())) {
      assertThat(admin.create(config.topics().specs(config.frames().maxBytes()))).isNotEmpty();
    }
  }

  private static void adaEntered(SightlineConfig config) {
    try (IdentityEventWriter writer =
        new IdentityEventWriter(config.kafka().clients(), config.topics().names())) {
      writer.write(EventFixtures.golden("events/person-entered-v1.json"));
      writer.commit();
    }
  }

  /** Returns when the topic is gone. */
  private static void delete(SightlineConfig config, BrokerProcess broker) throws Exception {
    String gallery = config.topics().names().gallery();
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
      admin.deleteTopics(Set.of(gallery)).all().get();
      Awaitility.await()
          .atMost(TIMEOUT)
          .until(() -> !admin.listTopics().names().get().contains(gallery));
    }
  }
}
