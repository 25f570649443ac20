package dev.sightline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.app.StageAssembly;
import dev.sightline.broker.BrokerProcess;
import dev.sightline.cli.Commands.Ended;
import dev.sightline.config.SightlineConfig;
import dev.sightline.events.IdentityEvent;
import dev.sightline.events.Outcome;
import dev.sightline.presence.IdentityEventType;
import dev.sightline.streams.StageMetrics;
import dev.sightline.streams.StageRange;
import dev.sightline.streams.runner.StreamsRunner;
import dev.sightline.topics.EventTail;
import dev.sightline.topics.EventTail.From;
import dev.sightline.topics.EventTail.Tailed;
import dev.sightline.topics.TemporaryTopics;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The past again, on a real broker: with the gallery as it stood, with other settings. */
class ReplayIT {
  private static final Duration TIMEOUT = Duration.ofSeconds(90);

  @TempDir private Path folder;

  private Commands commands;
  private SightlineConfig config;
  private PhotographCamera camera;

  @Test
  void shouldTellWhatWasToldHoweverTheGalleryHasChangedSince() throws Exception {
    try (BrokerProcess broker = BrokerProcess.start()) {
      // Given: one of a photograph is enrolled between two visits, and renamed after them
      commands = new Commands(broker.bootstrapServers());
      config = SmallDeployment.config(broker, folder);
      assertThat(commands.run("topics", "create", "--set", "topics.partitions=1").exit()).isZero();
      camera = new PhotographCamera(config, "hall");
      live();
      List<IdentityEvent> told = events();
      long before = records();

      // When
      Ended same = replay();

      // Then
      assertThat(same.out())
          .contains(told.size() - 1 + " events the same, 0 name someone else, 0 differ otherwise")
          .contains("not compared: 1 visits that an operator named")
          .doesNotContain("not certain");

      // When, Then: another threshold is in each event
      Ended laxer = replay("--fpir", "0.02");
      assertThat(laxer.out())
          .contains("0 events the same, ")
          .doesNotContainPattern("(?m)^[-+] .* hall +Ada ");

      // When, Then: another model sees the enrolled face, too, by the gallery as it stood
      Ended other = replay("--model", "face-api");
      assertThat(other.out())
          .contains("0 events the same")
          .doesNotContainPattern("(?m)^- .* hall +Ada ");

      // Then: nothing that was there has been touched, and nothing is left behind
      assertThat(records()).isEqualTo(before);
      try (Admin admin = Admin.create(config.kafka().admin())) {
        assertThat(admin.listTopics().names().get()).noneMatch(name -> name.contains("-replay-"));
        assertThat(admin.listGroups().all().get())
            .noneMatch(group -> group.groupId().contains("-replay-"));
      }

      // When: Kafka compacts the gallery, and with it what Ada was called
      compactGallery();
      Ended later = replay();

      // Then
      assertThat(later.out())
          .doesNotContain(" 0 name someone else, 0 differ otherwise")
          .contains("8 events the same")
          .contains(
              "not certain: 16 decisions were taken at revisions of the gallery that can no"
                  + " longer be restored (1): compaction");

      // When, Then: a span without frames
      assertThat(replayOf(camera.clock().plusSeconds(3_600)).out()).contains("has no frames from");

      // When: the run is interrupted
      interruptedRun();

      // Then
      try (Admin admin = Admin.create(config.kafka().admin())) {
        assertThat(admin.listTopics().names().get()).doesNotContain("interrupted-run.matches");
      }
    }
  }

  private void interruptedRun() throws Exception {
    try (Admin admin = Admin.create(config.kafka().admin())) {
      admin
          .createTopics(List.of(new NewTopic("interrupted-run.matches", 1, (short) 1)))
          .all()
          .get();
    }
    TemporaryTopics topics =
        new TemporaryTopics(config.kafka().clients(), "interrupted-run", false);
    Thread.currentThread().interrupt();
    topics.close();
    assertThat(Thread.interrupted()).isTrue();
  }

  private void live() throws Exception {
    try (StageAssembly assembly =
            StageAssembly.open(config, StageRange.all(), StageMetrics.none());
        StreamsRunner runner = assembly.newRunner()) {
      runner.start();
      camera.visit();
      await(IdentityEventType.UNKNOWN_LEFT);
      IdentityEvent somebody =
          events().stream()
              .filter(event -> event.type() == IdentityEventType.UNKNOWN_LEFT)
              .findFirst()
              .orElseThrow();
      Path picture = folder.resolve("ada.png");
      Files.write(picture, PhotographCamera.around(somebody.bestShot().box()));
      Ended enrolled = commands.run("enroll", "--person", "Ada", picture.toString());
      assertThat(enrolled.out()).contains("1 past visits revised");
      camera.visit();
      await(IdentityEventType.PERSON_LEFT);
      assertThat(commands.run("gallery", "rename", "Ada", "Zoe").exit()).isZero();
    }
  }

  private void await(IdentityEventType type) {
    Awaitility.await()
        .atMost(TIMEOUT)
        .until(() -> events().stream().anyMatch(event -> event.type() == type));
    // Those who left at the same time come with the same commit.
    Awaitility.await().during(Duration.ofSeconds(1)).atMost(TIMEOUT).until(() -> true);
  }

  private Ended replay(String... with) {
    return replayOf(camera.clock(), with);
  }

  private Ended replayOf(Instant to, String... with) {
    List<String> arguments =
        new ArrayList<>(List.of("replay", "--set", "presence.timeout.ms=5000"));
    arguments.addAll(List.of("--set", "run.threads=1", "--set", "topics.partitions=1"));
    arguments.addAll(List.of("--from", to.minusSeconds(300).toString()));
    arguments.addAll(List.of("--to", to.toString()));
    arguments.addAll(List.of(with));
    return commands.run(arguments.toArray(String[]::new));
  }

  private List<IdentityEvent> events() {
    try (EventTail<IdentityEvent> tail =
        EventTail.presence(config.kafka().clients(), config.topics().names(), From.BEGINNING)) {
      List<Tailed<IdentityEvent>> events = tail.readToEnd();
      return events.stream()
          .map(event -> ((Outcome.Done<IdentityEvent>) event.event()).value())
          .toList();
    }
  }

  /** How many records the topics hold that a replay must not write to. */
  private long records() {
    return Stream.of(
            config.topics().names().gallery(),
            config.topics().names().matches(),
            config.topics().names().identityEvents(),
            config.topics().names().deadLetters(),
            config.topics().names().audit())
        .mapToLong(topic -> read(topic).size())
        .sum();
  }

  private List<ConsumerRecord<byte[], byte[]>> read(String topic) {
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
  private void compactGallery() throws Exception {
    String gallery = config.topics().names().gallery();
    try (Admin admin = Admin.create(config.kafka().admin())) {
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
    commands.run("gallery", "disable", "Zoe");
    Awaitility.await()
        .atMost(TIMEOUT)
        .until(() -> read(gallery).stream().noneMatch(record -> record.offset() == 0));
  }
}
