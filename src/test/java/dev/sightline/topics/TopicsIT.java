package dev.sightline.topics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.sightline.broker.BrokerProcess;
import dev.sightline.events.DataKeys;
import dev.sightline.events.EventFixtures;
import dev.sightline.frames.Frame;
import dev.sightline.frames.FrameConfig;
import dev.sightline.gallery.GalleryConfig;
import dev.sightline.gallery.Template;
import dev.sightline.gallery.TemplateId;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TopicsIT {
  private static BrokerProcess broker;
  private static KafkaClients clients;

  @BeforeAll
  static void startBroker() {
    broker = BrokerProcess.start();
    clients = KafkaClients.of(Map.of("bootstrap.servers", broker.bootstrapServers()));
  }

  @AfterAll
  static void stopBroker() {
    broker.close();
  }

  @Test
  void shouldCreateTopicsOnceAndFindThemAsTheyShouldBe() {
    // Given
    List<TopicSpec> specs = specs("once.");

    try (TopicAdmin admin = new TopicAdmin(clients)) {
      // When
      List<String> created = admin.create(specs);
      List<String> again = admin.create(specs);

      // Then
      assertThat(created).hasSameSizeAs(specs("once.")).startsWith("once.frames");
      assertThat(again).isEmpty();
      assertThat(admin.check(specs)).isEmpty();
    }
  }

  @Test
  void shouldReturnWhenEachPartitionOfANewTopicHasALeader() throws Exception {
    // Given
    TopicSpec topic = new TopicSpec("led.cameras", 200, -1, Map.of());
    Map<TopicPartition, OffsetSpec> ends = new HashMap<>();
    for (int partition = 0; partition < topic.partitions(); partition++) {
      ends.put(new TopicPartition(topic.name(), partition), OffsetSpec.latest());
    }

    // When
    try (TopicAdmin admin = new TopicAdmin(clients)) {
      admin.create(List.of(topic));
    }

    // Then: a client that repeats no request has an answer
    try (Admin once =
        Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers(), "retries", 0))) {
      assertThat(once.listOffsets(ends).all().get()).hasSize(topic.partitions());
    }
  }

  @Test
  void shouldSayWhatDiffers() {
    // Given
    TopicSpec wanted = specs("differs.").get(0);
    Map<String, String> shorter = new HashMap<>(wanted.settings());
    shorter.put("retention.ms", "60000");

    try (TopicAdmin admin = new TopicAdmin(clients)) {
      // When
      admin.create(List.of(new TopicSpec(wanted.name(), 2, -1, shorter)));
      List<TopicDifference> differences = admin.check(specs("differs.").subList(0, 2));

      // Then
      assertThat(differences)
          .extracting(TopicDifference::toString)
          .containsExactly(
              "differs.frames: partitions is 2, should be 4",
              "differs.frames: retention.ms is 60000, should be 3600000",
              "differs.faces: topic is missing, should be present");
    }
  }

  @Test
  void shouldRepairWhatATopicThatWasCreatedByAccidentLacks() {
    // Given: a gallery with the defaults of the broker
    TopicSpec wanted = specs("repaired.").get(3);
    try (TopicAdmin admin = new TopicAdmin(clients)) {
      admin.create(List.of(new TopicSpec(wanted.name(), 1, -1, Map.of())));

      // When
      List<TopicDifference> found = admin.check(List.of(wanted));
      List<TopicDifference> repaired = admin.repair(found);

      // Then
      assertThat(repaired)
          .isEqualTo(found)
          .extracting(TopicDifference::repaired)
          .contains("repaired.gallery: cleanup.policy was delete, is compact");
      await().untilAsserted(() -> assertThat(admin.check(List.of(wanted))).isEmpty());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"delete", "compact,delete"})
  void shouldRefuseAGalleryThatWouldLosePersons(String policy) {
    // Given
    String prefix = "refused" + policy.length() + ".";
    Topics topics = Topics.withPrefix(prefix);
    TopicRequirements requirements = new TopicRequirements(clients, topics, false);
    try (TopicAdmin admin = new TopicAdmin(clients)) {
      admin.create(specs(prefix));
      requirements.requireForGallery();
      requirements.requireForStages(Set.of(Program.DETECT, Program.EMBED, Program.MATCH));

      // When
      admin.repair(
          List.of(new TopicDifference(topics.gallery(), "cleanup.policy", "compact", policy)));

      // Then
      await()
          .untilAsserted(
              () ->
                  assertThatThrownBy(requirements::requireForGallery)
                      .isInstanceOf(KafkaRequestException.class)
                      .hasMessage(
                          topics.gallery()
                              + ": cleanup.policy is "
                              + policy
                              + ", should be compact; 'sightline topics create' creates and repairs"
                              + " topics"));
    }
  }

  @Test
  void shouldNotCreateATopicByReadingOrWriting() {
    // Given: a broker that creates topics on use
    Topics topics = Topics.withPrefix("absent.");

    // When
    assertThatThrownBy(() -> new TopicWriter(clients, topics.gallery()))
        .isInstanceOf(MissingTopicException.class);
    assertThatThrownBy(() -> new TopicLog(clients, topics.gallery()))
        .isInstanceOf(MissingTopicException.class);
    try (FramePublisher publisher =
        new FramePublisher(clients, topics.frames(), FrameConfig.defaults())) {
      assertThatThrownBy(() -> publisher.offer(new Frame("door", 0, Instant.EPOCH, new byte[1])))
          .isInstanceOf(MissingTopicException.class);
    }

    // Then
    try (TopicAdmin admin = new TopicAdmin(clients)) {
      assertThat(admin.check(specs("absent.")))
          .hasSameSizeAs(specs("absent."))
          .allMatch(TopicDifference::isMissing);
    }
  }

  @Test
  void shouldReadTheGalleryThatWasWritten() {
    // Given
    TopicSpec gallery = specs("written.").get(3);
    Template ada = EventFixtures.template();
    Template second = withSample(ada, "0002");
    SearchableGallery collected = new SearchableGallery(GalleryConfig.defaults());
    try (TopicAdmin admin = new TopicAdmin(clients)) {
      admin.create(List.of(gallery));
    }

    try (GalleryWriter writer = new GalleryWriter(clients, gallery.name());
        GalleryReader reader = new GalleryReader(clients, gallery.name(), DataKeys.none())) {
      // When
      writer.put(ada);
      writer.put(second);
      long enrolled = writer.commit();
      List<Template> both = read(reader, collected);
      writer.remove(ada.id());
      long removed = writer.commit();
      List<Template> one = read(reader, collected);

      // Then
      assertThat(enrolled).isEqualTo(2);
      assertThat(removed).isEqualTo(3);
      assertThat(both).containsExactly(ada, second);
      assertThat(one).containsExactly(second);
    }
  }

  @Test
  void shouldSayThatATopicIsMissing() {
    assertThatThrownBy(() -> new GalleryReader(clients, "nowhere", DataKeys.none()))
        .isInstanceOf(MissingTopicException.class)
        .hasMessage("there is no topic nowhere; 'sightline topics create' creates it");
  }

  private static List<TopicSpec> specs(String prefix) {
    return new TopicsConfig(Topics.withPrefix(prefix), 4, -1, TopicRetention.defaults())
        .specs(4 << 20);
  }

  private static List<Template> read(GalleryReader reader, SearchableGallery gallery) {
    reader.readTo(gallery::apply);
    return gallery.contents().templates().toList();
  }

  private static Template withSample(Template template, String sample) {
    return template.withId(new TemplateId(template.id().person(), sample));
  }
}
