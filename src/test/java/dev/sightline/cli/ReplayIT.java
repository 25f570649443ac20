package dev.sightline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.cli.Commands.Ended;
import dev.sightline.config.SightlineConfig;
import dev.sightline.events.IdentityEvent;
import dev.sightline.presence.IdentityEventType;
import dev.sightline.sightings.search.SearchStage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.awaitility.Awaitility;
import org.awaitility.Durations;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * The past again, on a real broker: with the gallery as it was, with other settings. One of a
 * photograph is enrolled between two visits, and renamed after them. The last test compacts the
 * gallery.
 */
@TestMethodOrder(OrderAnnotation.class)
@SuppressWarnings("try") // stages that only have to run
class ReplayIT {
  @TempDir private static Path folder;

  private static SmallDeployment deployment;
  private static SightlineConfig config;
  private static PhotographCamera camera;
  private static List<IdentityEvent> told;
  private static long before;

  @BeforeAll
  static void film() throws Exception {
    deployment = SmallDeployment.start(folder);
    config = deployment.config();
    camera = new PhotographCamera(config, "hall");
    SearchStage search = deployment.startSearch();
    try (SmallDeployment.Stages stages = deployment.startStages()) {
      camera.visit();
      IdentityEvent stranger = deployment.await(IdentityEventType.UNKNOWN_LEFT, 1).get(0);
      deployment.awaitNobody();
      long visits = deployment.await(IdentityEventType.UNKNOWN_LEFT, 1).size();
      Awaitility.await().atMost(Durations.ONE_MINUTE).until(() -> search.sightings() >= visits);
      Path picture = folder.resolve("ada.png");
      Files.write(picture, PhotographCamera.around(stranger.bestShot().box()));
      assertThat(deployment.run("enroll", "--person", "Ada", picture.toString()).out())
          .contains("1 past visits revised");
      camera.visit();
      deployment.await(IdentityEventType.PERSON_LEFT, 1);
      deployment.awaitNobody();
    }
    assertThat(deployment.run("gallery", "rename", "Ada", "Zoe").exit()).isZero();
    told = deployment.events();
    before = records();
  }

  @AfterAll
  static void stop() {
    deployment.close();
  }

  private static Ended replay(String... with) {
    return deployment.replay(camera.clock(), with);
  }

  @Test
  @Order(1)
  void shouldTellWhatWasToldHoweverTheGalleryHasChangedSince() {
    assertThat(replay().out())
        .contains(told.size() - 1 + " events the same, 0 name someone else, 0 differ otherwise")
        .contains("not compared: 1 visits that an operator named")
        .doesNotContain("not certain");
  }

  @Test
  @Order(2)
  void shouldCountEventsThatDifferInTheThresholdAlone() {
    assertThat(replay("--fpir", "0.02").out())
        .contains("0 events the same, ")
        .doesNotContainPattern("(?m)^[-+] .* hall +Ada ");
  }

  @Test
  @Order(3)
  void shouldRecogniseByAnotherModelOnTheGalleryAsItWas() {
    assertThat(replay("--model", "face-api").out())
        .contains("0 events the same, ")
        .doesNotContainPattern("(?m)^- .* hall +Ada ");
  }

  @Test
  @Order(4)
  void shouldTouchNothingAndLeaveNothingBehind() throws Exception {
    assertThat(records()).isEqualTo(before);
    try (Admin admin = admin()) {
      assertThat(admin.listTopics().names().get()).noneMatch(ReplayIT::isOfAReplay);
      assertThat(admin.listGroups().all().get())
          .noneMatch(group -> group.groupId().contains("-replay-"));
    }
  }

  @Test
  @Order(5)
  void shouldRefuseASpanWithoutFrames() {
    // When
    Ended ended = deployment.replay(camera.clock().plusSeconds(3_600));

    // Then
    assertThat(ended.exit()).isNotZero();
    assertThat(ended.out()).contains("sightline.frames has no frames from");
  }

  @Test
  @Order(6)
  void shouldLeaveNoTopicNoGroupAndNoFileBehindWhenInterrupted() throws Exception {
    List<String> arguments = new ArrayList<>(SmallDeployment.replayOf(camera.clock()));
    arguments.addAll(List.of("--bootstrap-server", config.bootstrapServers()));
    Path temporary = Files.createDirectory(folder.resolve("temporary"));
    try (Admin admin = admin();
        CommandProcess replay = CommandProcess.start(temporary, arguments)) {
      // Given
      Awaitility.await()
          .atMost(CommandProcess.TIMEOUT)
          .until(() -> admin.listTopics().names().get().stream().anyMatch(ReplayIT::isOfAReplay));
      assertThat(replay.found("sightline-replay-*")).hasSize(1);

      // When
      boolean ended = replay.interrupt();

      // Then
      assertThat(ended).isTrue();
      assertThat(replay.found("sightline-*")).isEmpty();
    }
    shouldTouchNothingAndLeaveNothingBehind();
  }

  private static boolean isOfAReplay(String name) {
    return name.contains("-replay-");
  }

  @Test
  @Order(7)
  void shouldSayWhichDecisionsRestOnACompactedGallery() throws Exception {
    // Given: with the gallery, the name that Ada had is compacted
    compactGallery();

    // When
    Ended later = replay();

    // Then
    assertThat(later.out())
        .doesNotContain(" 0 name someone else")
        .contains("8 events the same")
        .contains(
            "not certain: 16 decisions were taken at revisions of the gallery that can no"
                + " longer be restored (1): compaction");
  }

  private static Admin admin() {
    return Admin.create(config.kafka().admin());
  }

  /** How many records the topics hold that a replay must not write to. */
  private static long records() {
    return Stream.of(
            config.topics().names().gallery(),
            config.topics().names().matches(),
            config.topics().names().identityEvents(),
            config.topics().names().deadLetters(),
            config.topics().names().audit())
        .mapToLong(topic -> read(topic).size())
        .sum();
  }

  private static List<ConsumerRecord<byte[], byte[]>> read(String topic) {
    List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
    TopicPartition partition = new TopicPartition(topic, 0);
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            config.kafka().consumer(), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      consumer.assign(List.of(partition));
      consumer.seekToBeginning(List.of(partition));
      long end = consumer.endOffsets(List.of(partition)).get(partition);
      while (consumer.position(partition) < end) {
        consumer.poll(Duration.ofMillis(100)).forEach(records::add);
      }
    }
    return records;
  }

  /** Waits until only the last record of each key is left, and of Ada nothing. */
  private static void compactGallery() throws Exception {
    String gallery = config.topics().names().gallery();
    try (Admin admin = admin()) {
      Collection<AlterConfigOp> eager =
          Map.of(
                  "segment.ms", "1",
                  "min.cleanable.dirty.ratio", "0.0",
                  "max.compaction.lag.ms", "1",
                  "delete.retention.ms", "0")
              .entrySet()
              .stream()
              .map(
                  entry ->
                      new AlterConfigOp(
                          new ConfigEntry(entry.getKey(), entry.getValue()),
                          AlterConfigOp.OpType.SET))
              .toList();
      admin
          .incrementalAlterConfigs(
              Map.of(new ConfigResource(ConfigResource.Type.TOPIC, gallery), eager))
          .all()
          .get();
    }
    deployment.run("gallery", "disable", "Zoe");
    Awaitility.await()
        .atMost(Durations.TWO_MINUTES)
        .until(() -> read(gallery).stream().noneMatch(record -> record.offset() == 0));
  }
}
