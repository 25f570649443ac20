package dev.sightline.streams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sightline.broker.BrokerProcess;
import dev.sightline.curation.GalleryCurator;
import dev.sightline.embedding.Embedding;
import dev.sightline.encryption.KeyEncryptionKeys;
import dev.sightline.events.SightingRecord;
import dev.sightline.gallery.PersonId;
import dev.sightline.matching.ThresholdPolicy;
import dev.sightline.sightings.index.SightingFilter;
import dev.sightline.sightings.search.SearchClients;
import dev.sightline.sightings.search.SearchConfig;
import dev.sightline.sightings.search.SearchStage;
import dev.sightline.sightings.search.VisitSearch;
import dev.sightline.streams.runner.StreamsRunner;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is left of erased sightings on the disks of the broker, the search and the matcher. */
class ErasedSightingsIT {
  private static final PersonId ADA = new PersonId("staff", "Ada");

  /** The angles of faces that are enrolled, erased as a stranger, as a visit, and never. */
  private static final int PERSON = 26;

  private static final int STRANGER = 55;
  private static final int ONE_VISIT = 85;
  private static final int KEPT = 115;

  @TempDir private static Path folder;

  private static BrokerProcess broker;

  @BeforeAll
  static void startBroker() {
    broker = BrokerProcess.start(folder.resolve("broker"), Map.of("log.cleaner.backoff.ms", "200"));
  }

  @AfterAll
  static void stopBroker() {
    broker.close();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void shouldLeaveNeitherVectorNorPictureOfWhatIsErased(boolean encrypted) throws Exception {
    // Given: four persons who were seen before a camera each
    Optional<KeyEncryptionKeys> keys =
        Optional.of(KeyEncryptionKeys.generate())
            .filter(key -> encrypted)
            .map(KeyEncryptionKeys::parse);
    String prefix = encrypted ? "sealed." : "plain.";
    try (Pipeline pipeline = Pipeline.on(broker, prefix, 100_000);
        GalleryCurator curator = pipeline.curator(keys)) {
      SealedStages stages = new SealedStages(pipeline, keys);
      compactAtOnce(pipeline);
      pipeline.enroll(FakeStages.template("Ada", PERSON));
      if (encrypted) {
        curator.whole().rekey();
      }
      try (StreamsRunner runner = stages.runner(folder.resolve("state"));
          SearchStage stage = SearchStage.start(settings(stages), Clock.systemUTC());
          VisitSearch search = search(stage, stages)) {
        runner.start();
        assertThat(runner.awaitRunning(Pipeline.TIMEOUT)).isTrue();
        for (int angle : List.of(PERSON, STRANGER, ONE_VISIT, KEPT)) {
          visit(pipeline, angle);
        }
        Map<Integer, SightingRecord> seen = byAngle(stages.awaitSightings(4));
        assertThat(seen.get(PERSON).isOf(ADA)).isTrue();
        await().atMost(Pipeline.TIMEOUT).until(() -> stage.sightings() == 4);
        assertThat(found(search, ONE_VISIT)).hasSize(1);

        // When
        curator.erasures().erase(ADA, Pipeline.TIMEOUT);
        curator.strangers().erase(seen.get(STRANGER).stranger().orElseThrow(), Pipeline.TIMEOUT);
        curator.erasures().erase(seen.get(ONE_VISIT).visit());

        // Then: search finds what was not erased
        await().atMost(Pipeline.TIMEOUT).until(() -> stage.sightings() == 1);
        assertThat(found(search, PERSON)).isEmpty();
        assertThat(found(search, STRANGER)).isEmpty();
        assertThat(found(search, ONE_VISIT)).isEmpty();
        assertThat(found(search, KEPT)).hasSize(1);

        // Then: the disks have no more of them
        List<byte[]> erased = secrets(seen, PERSON, STRANGER, ONE_VISIT);
        RawDisks log = new RawDisks(List.of(folder.resolve("broker")), prefix + "sightings");
        RawDisks state = new RawDisks(List.of(folder.resolve("state")), prefix);
        await()
            .atMost(Pipeline.TIMEOUT)
            .untilAsserted(
                () -> {
                  closeSegments(pipeline);
                  assertThat(log.holdAny(erased)).isFalse();
                });
        assertThat(index(prefix).holdAny(erased)).isFalse();
        assertThat(state.holdAny(secrets(seen, PERSON, STRANGER))).isFalse();
        assertThat(log.holdAny(secrets(seen, KEPT))).isEqualTo(!encrypted);
        assertThat(index(prefix).holdAny(secrets(seen, KEPT))).isTrue();
      }
    }
  }

  /** A person stays for three seconds, and has left when nobody is seen for ten. */
  private static void visit(Pipeline pipeline, int angle) {
    Instant start = Instant.now().minusSeconds(60);
    for (int i = 0; i < 7; i++) {
      pipeline.send(
          "camera-" + angle, FakeStages.frame(Integer.toString(angle)), start.plusMillis(500L * i));
    }
    pipeline.send("camera-" + angle, FakeStages.frame(" "), start.plusSeconds(10));
    pipeline.flush();
  }

  private static Map<Integer, SightingRecord> byAngle(List<SightingRecord> sightings) {
    Map<Integer, SightingRecord> byAngle = new HashMap<>();
    for (SightingRecord sighting : sightings) {
      byAngle.put(Integer.parseInt(sighting.visit().camera().replace("camera-", "")), sighting);
    }
    return byAngle;
  }

  private static Embedding face(int angle) {
    return FakeStages.embedding(FakeStages.MODEL, angle);
  }

  private static List<VisitSearch.Found> found(VisitSearch search, int angle) {
    return search
        .nearest(List.of(face(angle)), SightingFilter.all(), 10, ThresholdPolicy.fixed(0.99))
        .visits();
  }

  private static SearchStage.Settings settings(SealedStages stages) {
    Pipeline pipeline = stages.pipeline();
    return new SearchStage.Settings(
        SearchClients.on(SearchConfig.defaults().url()),
        Pipeline.oneThread(
            pipeline.prefix() + "app", folder.resolve("state").resolve(pipeline.prefix())),
        pipeline.config().topics().sightings(),
        Duration.ofDays(30),
        pipeline.client(),
        stages::reader);
  }

  private static VisitSearch search(SearchStage stage, SealedStages stages) {
    return new VisitSearch(
        SearchClients.of(stage.address())::ask, stages.reader(), SearchConfig.defaults().rules());
  }

  /** Lets Kafka close and compact the segments of sightings at once. */
  private static void compactAtOnce(Pipeline pipeline)
      throws InterruptedException, ExecutionException {
    ConfigResource topic =
        new ConfigResource(ConfigResource.Type.TOPIC, pipeline.config().topics().sightings());
    Map<String, String> settings =
        Map.of(
            "segment.ms", "100",
            "min.cleanable.dirty.ratio", "0",
            "max.compaction.lag.ms", "100",
            "file.delete.delay.ms", "100");
    List<AlterConfigOp> changes = new ArrayList<>();
    settings.forEach(
        (name, value) ->
            changes.add(new AlterConfigOp(new ConfigEntry(name, value), AlterConfigOp.OpType.SET)));
    try (Admin admin = Admin.create(pipeline.client())) {
      admin.incrementalAlterConfigs(Map.of(topic, changes)).all().get();
    }
  }

  /** Writes to all partitions, so that Kafka closes their segments. */
  private static void closeSegments(Pipeline pipeline) {
    for (int i = 0; i < 20; i++) {
      pipeline.send(pipeline.config().topics().sightings(), "filler-" + i, null);
    }
    pipeline.flush();
  }

  private static RawDisks index(String prefix) {
    return new RawDisks(List.of(folder.resolve("state").resolve(prefix)), "-search");
  }

  /** The vectors in both orders, and the picture. */
  private static List<byte[]> secrets(Map<Integer, SightingRecord> seen, int... angles) {
    List<byte[]> secrets = new ArrayList<>();
    for (int angle : angles) {
      secrets.add(RawDisks.vector(face(angle), ByteOrder.LITTLE_ENDIAN));
      secrets.add(RawDisks.vector(face(angle), ByteOrder.BIG_ENDIAN));
      secrets.add(seen.get(angle).best().chip().orElseThrow().toBytes());
    }
    return secrets;
  }
}
