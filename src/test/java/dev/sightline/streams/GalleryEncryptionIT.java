package dev.sightline.streams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import dev.sightline.alignment.ChipTemplate;
import dev.sightline.audit.AuditReader;
import dev.sightline.broker.BrokerProcess;
import dev.sightline.curation.GalleryCurator;
import dev.sightline.curation.RekeyResult;
import dev.sightline.embedding.Embedding;
import dev.sightline.encryption.KeyEncryptionKeys;
import dev.sightline.events.AuditAction;
import dev.sightline.events.AuditRecord;
import dev.sightline.events.ErasureReceipt;
import dev.sightline.events.EventFixtures;
import dev.sightline.events.SightingRecord;
import dev.sightline.events.codec.GalleryFile;
import dev.sightline.events.wire.Wire;
import dev.sightline.gallery.EncodedChip;
import dev.sightline.gallery.GalleryContents;
import dev.sightline.gallery.PersonId;
import dev.sightline.gallery.Template;
import dev.sightline.gallery.TemplateId;
import dev.sightline.streams.runner.StreamsRunner;
import dev.sightline.topics.TopicRetention;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What can be read of a gallery from the disks of the broker and of a matcher. */
class GalleryEncryptionIT {
  private static final PersonId ADA = new PersonId("staff", "Ada");
  private static final byte[] CHIP = randomBytes(2_000);
  private static final Template TEMPLATE =
      new Template(
          new TemplateId("staff", "Ada", "1"),
          Embedding.normalized(FakeStages.MODEL, new float[] {0.9f, 0.43f}),
          EventFixtures.quality(),
          "ada.jpg",
          Instant.EPOCH,
          new EncodedChip(CHIP, ChipTemplate.RESNET_150.id()));

  /** What every JPEG of OpenCV begins with, after its markers. */
  private static final byte[] JFIF = ascii("JFIF");

  @SuppressWarnings("TimeInStaticInitializer") // frames of one time for all tests
  private static final Instant START = Instant.now().minusSeconds(60);

  /** Ada as a camera sees her. */
  private static final Embedding SEEN = FakeStages.embedding(FakeStages.MODEL, 26);

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

  private static byte[] randomBytes(int length) {
    byte[] bytes = new byte[length];
    new Random(42).nextBytes(bytes);
    return bytes;
  }

  @Test
  void shouldLeaveNeitherVectorNorChipOnAnyDisk() throws Exception {
    // Given
    KeyEncryptionKeys keys = KeyEncryptionKeys.parse(KeyEncryptionKeys.generate());

    // When
    enrollAndMatch("sealed.", Optional.of(keys));

    // Then
    assertThat(disks("sealed.").holdAny(secrets())).isFalse();
    assertThat(log("sealed.sightings").holdAny(List.of(ascii("door-")))).isTrue();
    assertThat(log("sealed.sightings").holdAny(List.of(ascii("Ada"), JFIF))).isFalse();
  }

  @Test
  void shouldLeaveThemThereWithoutEncryptionSoThatTheTestAboveCanFail() throws Exception {
    // When
    enrollAndMatch("plain.", Optional.empty());

    // Then
    assertThat(
            disks("plain.")
                .holdAny(List.of(RawDisks.vector(TEMPLATE.embedding(), ByteOrder.LITTLE_ENDIAN))))
        .isTrue();
    assertThat(disks("plain.").holdAny(List.of(CHIP))).isTrue();
    assertThat(log("plain.sightings").holdAny(List.of(ascii("Ada")))).isTrue();
    assertThat(log("plain.sightings").holdAny(List.of(JFIF))).isTrue();
    assertThat(disks("plain.").holdAny(List.of(RawDisks.vector(SEEN, ByteOrder.LITTLE_ENDIAN))))
        .isTrue();
  }

  @Test
  void shouldDestroyWhatItTakesToReadAnErasedPerson() throws Exception {
    // Given
    KeyEncryptionKeys keys = KeyEncryptionKeys.parse(KeyEncryptionKeys.generate());
    try (Pipeline pipeline = Pipeline.on(broker, "erased.", 100_000);
        GalleryCurator curator = pipeline.curator(Optional.of(keys));
        StreamsRunner runner = runner(pipeline, Optional.of(keys))) {
      runner.start();
      assertThat(runner.awaitRunning(Pipeline.TIMEOUT)).isTrue();
      curator.whole().importFrom(file(TEMPLATE));
      assertThat(curator.awaitMatchers(Pipeline.TIMEOUT).applied()).isEqualTo(1);
      List<byte[]> wrappedKeys = wrappedKeys(pipeline);
      assertThat(disks("erased.").holdAny(wrappedKeys)).isTrue();

      visit(pipeline, START.minusSeconds(60));
      pipeline.send("door", FakeStages.frame(" "), START.minusSeconds(50));
      visit(pipeline, START);
      assertThat(pipeline.events(3).get(2)).contains("person.entered");
      SightingRecord sighting = sighting(pipeline, Optional.of(keys));
      assertThat(sighting.isOf(ADA)).isTrue();

      // When
      ErasureReceipt receipt = curator.erasures().erase(ADA, Pipeline.TIMEOUT);
      pipeline.send("door", FakeStages.frame("26"), START.plusSeconds(4));
      pipeline.flush();

      // Then: the matcher has forgotten her, and soon Kafka her key
      assertThat(receipt.templates()).isEqualTo(1);
      assertThat(receipt.keys()).hasSize(1);
      assertThat(receipt.matchers()).isEqualTo(1);
      assertThat(receipt.matchersBehind()).isEmpty();
      assertThat(receipt.remains())
          .filteredOn(remains -> remains.where().equals("erased.frames"))
          .singleElement()
          .satisfies(
              frames ->
                  assertThat(frames.until())
                      .isEqualTo(
                          receipt.erasedAt().plus(TopicRetention.defaults().flow().frames())));
      assertThat(pipeline.events(4).get(3)).contains("person.left");
      assertThat(pipeline.matches(11).get(10)).contains("empty-gallery");
      assertThat(receipt.remains())
          .filteredOn(remains -> remains.where().equals("erased.sightings"))
          .flatExtracting(ErasureReceipt.Remains::records)
          .containsExactly(sighting.visit().toString());
      assertThat(new SealedStages(pipeline, Optional.of(keys)).sightings()).isEmpty();
      await()
          .atMost(Pipeline.TIMEOUT)
          .untilAsserted(() -> assertThat(disks("erased.").holdAny(wrappedKeys)).isFalse());
      assertThat(disks("erased.").holdAny(secrets())).isFalse();
      assertThat(audit(pipeline))
          .extracting(AuditRecord::actor, AuditRecord::action, AuditRecord::receipt)
          .containsExactly(
              tuple("tester", AuditAction.IMPORTED, null),
              tuple("tester", AuditAction.ERASED, receipt));
    }
  }

  /** Ada stays for two seconds. */
  private static void visit(Pipeline pipeline, Instant start) {
    for (int i = 0; i < 5; i++) {
      pipeline.send("door", FakeStages.frame("26"), start.plusMillis(500L * i));
    }
    pipeline.flush();
  }

  /** The only sighting, when it has been recorded. */
  private static SightingRecord sighting(Pipeline pipeline, Optional<KeyEncryptionKeys> keys) {
    return new SealedStages(pipeline, keys).awaitSightings(1).get(0);
  }

  private static List<AuditRecord> audit(Pipeline pipeline) {
    try (AuditReader reader =
        new AuditReader(pipeline.clients(), pipeline.config().topics().audit())) {
      return reader.read();
    }
  }

  /** The persons' keys as they lie in Kafka. */
  private static List<byte[]> wrappedKeys(Pipeline pipeline) throws IOException {
    List<byte[]> keys = new ArrayList<>();
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            pipeline.client(), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      TopicPartition topic = new TopicPartition(pipeline.config().topics().keys(), 0);
      consumer.assign(List.of(topic));
      consumer.seekToBeginning(List.of(topic));
      while (keys.isEmpty()) {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(200))) {
          keys.add(Wire.WrappedKey.parseFrom(record.value()).getWrapped().toByteArray());
        }
      }
    }
    return keys;
  }

  @Test
  void shouldEncryptWhatWasInTheClearAndChangeTheKey() throws Exception {
    try (Pipeline pipeline = Pipeline.on(broker, "rekeyed.", 100_000)) {
      // Given
      String first = KeyEncryptionKeys.generate();
      String second = KeyEncryptionKeys.generate();
      try (GalleryCurator curator = pipeline.curator(Optional.empty())) {
        curator.whole().importFrom(file(TEMPLATE));
      }

      // When, Then
      assertThat(rekey(pipeline, first)).isEqualTo(new RekeyResult(0, List.of(), 1));
      assertThat(rekey(pipeline, second + "\n" + first))
          .isEqualTo(new RekeyResult(1, List.of(), 0));
      assertThat(rekey(pipeline, second)).isEqualTo(new RekeyResult(0, List.of(), 0));
      try (GalleryCurator curator =
          pipeline.curator(Optional.of(KeyEncryptionKeys.parse(second)))) {
        assertThat(curator.templatesOf(ADA)).containsExactly(TEMPLATE);
      }
      try (GalleryCurator curator = pipeline.curator(Optional.of(KeyEncryptionKeys.parse(first)))) {
        assertThat(curator.templatesOf(ADA)).isEmpty();
        assertThat(curator.unreadable()).isEqualTo(1);
      }
    }
  }

  private static RekeyResult rekey(Pipeline pipeline, String keys) {
    try (GalleryCurator curator = pipeline.curator(Optional.of(KeyEncryptionKeys.parse(keys)))) {
      return curator.whole().rekey();
    }
  }

  /** Enrols Ada, and lets a matcher name her once. */
  private static void enrollAndMatch(String prefix, Optional<KeyEncryptionKeys> keys)
      throws Exception {
    try (Pipeline pipeline = Pipeline.on(broker, prefix, 100_000);
        GalleryCurator curator = pipeline.curator(keys);
        StreamsRunner runner = runner(pipeline, keys)) {
      runner.start();
      assertThat(runner.awaitRunning(Pipeline.TIMEOUT)).isTrue();
      curator.whole().importFrom(file(TEMPLATE));
      assertThat(curator.templatesOf(ADA)).containsExactly(TEMPLATE);
      assertThat(curator.awaitMatchers(Pipeline.TIMEOUT).applied()).isEqualTo(1);
      visit(pipeline, START);
      pipeline.send("door", FakeStages.frame(" "), START.plusSeconds(10));
      pipeline.flush();
      assertThat(pipeline.matches(5).get(0)).contains("\"person\":\"Ada\"");
      assertThat(sighting(pipeline, keys).best().chip()).isPresent();
    }
  }

  private static StreamsRunner runner(Pipeline pipeline, Optional<KeyEncryptionKeys> keys) {
    return new SealedStages(pipeline, keys).runner(folder.resolve("state"));
  }

  /** The broker's log of these topics, and the matcher's state. */
  private static RawDisks disks(String prefix) {
    return new RawDisks(
        List.of(folder.resolve("broker"), folder.resolve("state").resolve(prefix)), prefix);
  }

  private static RawDisks log(String topic) {
    return new RawDisks(List.of(folder.resolve("broker")), topic);
  }

  private static List<byte[]> secrets() {
    return List.of(
        RawDisks.vector(TEMPLATE.embedding(), ByteOrder.LITTLE_ENDIAN),
        RawDisks.vector(TEMPLATE.embedding(), ByteOrder.BIG_ENDIAN),
        RawDisks.vector(SEEN, ByteOrder.LITTLE_ENDIAN),
        RawDisks.vector(SEEN, ByteOrder.BIG_ENDIAN),
        CHIP);
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static ByteArrayInputStream file(Template template) throws IOException {
    GalleryContents contents = new GalleryContents();
    contents.put(template);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    GalleryFile.write(contents, out);
    return new ByteArrayInputStream(out.toByteArray());
  }
}
