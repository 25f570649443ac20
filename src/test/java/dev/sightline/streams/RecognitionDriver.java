package dev.sightline.streams;

import dev.sightline.embedding.ModelId;
import dev.sightline.events.DataKeys;
import dev.sightline.events.ErasureRecord;
import dev.sightline.events.MatcherReport;
import dev.sightline.events.Outcome;
import dev.sightline.events.PersonRecord;
import dev.sightline.events.SightingRecord;
import dev.sightline.events.codec.RecordCodecs;
import dev.sightline.events.codec.SealedSightings;
import dev.sightline.events.codec.StateEncryption;
import dev.sightline.events.wire.Wire;
import dev.sightline.frames.OverloadConfig;
import dev.sightline.gallery.PersonId;
import dev.sightline.gallery.PersonStatus;
import dev.sightline.gallery.Template;
import dev.sightline.gallery.TemplateId;
import dev.sightline.presence.CameraState;
import dev.sightline.presence.StrangerState;
import dev.sightline.streams.runner.ProcessingGuarantee;
import dev.sightline.streams.runner.RunConfig;
import dev.sightline.streams.runner.RunProperties;
import dev.sightline.streams.state.CameraRecords;
import dev.sightline.streams.state.CameraStores;
import dev.sightline.topics.Topics;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.utils.Utils;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.test.TestRecord;

/** One process of the pipeline, without a broker. */
public final class RecognitionDriver implements AutoCloseable {
  static final Topics TOPICS = Topics.defaults();
  public static final TopologyConfig CONFIG =
      new TopologyConfig(TOPICS, 100_000, OverloadConfig.defaults());
  private static final Duration SECOND = Duration.ofSeconds(1);
  static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

  private final TopologyTestDriver driver;
  private final ProcessLinks links;
  private final Path state;
  private Instant clock = NOON;
  private Instant wallClock = NOON;

  RecognitionDriver(RecognitionStages stages) {
    this(stages, CONFIG);
  }

  RecognitionDriver(RecognitionStages stages, TopologyConfig config) {
    this(stages, config, InputProgress.immediate());
  }

  RecognitionDriver(RecognitionStages stages, TopologyConfig config, InputProgress input) {
    state = newFolder();
    RunConfig run =
        new RunConfig("test", 1, ProcessingGuarantee.AT_LEAST_ONCE, state, Duration.ofSeconds(5));
    Properties properties = new Properties();
    properties.putAll(
        RunProperties.of(
            run, stages.range(), config, Map.of("bootstrap.servers", "nowhere.invalid:1")));
    links = ProcessLinks.of(stages, input);
    driver =
        new TopologyTestDriver(RecognitionTopology.build(config, stages, links), properties, NOON);
  }

  private static Path newFolder() {
    try {
      return Files.createTempDirectory("sightline-test");
    } catch (IOException e) {
      throw new AssertionError("there is no place for state", e);
    }
  }

  RecognitionDriver enroll(Template... templates) {
    for (Template template : templates) {
      gallery(template.id().toString(), FakeStages.value(template));
    }
    return this;
  }

  RecognitionDriver setStatus(PersonId person, PersonStatus status) {
    gallery(person.toString(), RecordCodecs.persons().write(new PersonRecord(person, status)));
    return this;
  }

  /** Says that the gallery is of a model from now on. */
  RecognitionDriver switchTo(ModelId model) {
    gallery(
        "model",
        Wire.GalleryModel.newBuilder()
            .setSchemaVersion(1)
            .setModel(model.value())
            .build()
            .toByteArray());
    return this;
  }

  /** A matcher says how far it is, and of which model the gallery is there. */
  RecognitionDriver report(long revision, ModelId model) {
    MatcherReport report = new MatcherReport(revision, Optional.of(model), List.of());
    byte[] value = RecordCodecs.matcherReports().write(report);
    pipe(TOPICS.matchers(), new TestRecord<>(bytes("matcher"), value, clock));
    return this;
  }

  GalleryProgress progress() {
    return links.gallery();
  }

  void remove(TemplateId key) {
    gallery(key.toString(), null);
  }

  /** Erases a person who has this template alone. */
  void erase(TemplateId only) {
    remove(only);
    erase(new ErasureRecord(only.person(), clock, Set.of(), Set.of()));
  }

  void erase(ErasureRecord erasure) {
    gallery("erased:1", RecordCodecs.erasures().write(erasure));
    passTime(Duration.ofSeconds(1));
  }

  void gallery(String key, byte[] value) {
    pipe(TOPICS.gallery(), new TestRecord<>(bytes(key), value, clock));
  }

  /** A frame a second later than the last. */
  RecognitionDriver frame(String camera, String text) {
    clock = clock.plusSeconds(1);
    return frame(camera, text, clock);
  }

  /** A frame of any time; the wall clock is never behind. */
  RecognitionDriver frame(String camera, String text, Instant capturedAt) {
    awaitWallClock(capturedAt);
    pipe(TOPICS.frames(), new TestRecord<>(bytes(camera), FakeStages.frame(text), capturedAt));
    return this;
  }

  /** Lets wall-clock time pass until then, if that is not past. */
  void awaitWallClock(Instant then) {
    if (then.isAfter(wallClock)) {
      passTime(Duration.between(wallClock, then));
    }
  }

  /** Lets wall-clock time pass in which nothing comes. */
  void passTime(Duration time) {
    Duration left = time;
    for (int i = 0; i < 60 && left.compareTo(SECOND) > 0; i++) {
      skipTime(SECOND);
      left = left.minus(SECOND);
    }
    skipTime(left);
  }

  /** Lets wall-clock time pass at once. */
  private void skipTime(Duration time) {
    wallClock = wallClock.plus(time);
    driver.advanceWallClockTime(time);
  }

  void pipe(String topic, TestRecord<byte[], byte[]> record) {
    TestInputTopic<byte[], byte[]> input =
        driver.createInputTopic(topic, new ByteArraySerializer(), new ByteArraySerializer());
    input.pipeInput(record);
  }

  /** What was written to a topic since the last call. */
  List<TestRecord<byte[], byte[]>> read(String topic) {
    return driver
        .createOutputTopic(topic, new ByteArrayDeserializer(), new ByteArrayDeserializer())
        .readRecordsToList();
  }

  List<TestRecord<byte[], byte[]>> matches() {
    return read(TOPICS.matches());
  }

  List<TestRecord<byte[], byte[]>> events() {
    return read(TOPICS.identityEvents());
  }

  List<SightingRecord> sightings() {
    return read(TOPICS.sightings()).stream()
        .map(record -> SealedSightings.read(record.value(), DataKeys.none()))
        .map(read -> ((Outcome.Done<SightingRecord>) read).value())
        .toList();
  }

  /** The visits whose sightings were removed since sightings were read last. */
  List<SightingRecord.Visit> removedSightings() {
    return read(TOPICS.sightings()).stream()
        .filter(record -> record.value() == null)
        .map(record -> SightingRecord.Visit.parse(new String(record.key(), StandardCharsets.UTF_8)))
        .toList();
  }

  List<TestRecord<byte[], byte[]>> deadLetters() {
    return read(TOPICS.deadLetters());
  }

  List<CameraState> cameraStates() {
    return states(
        CameraStores.presence(
            driver.getKeyValueStore(Nodes.PRESENCE_STORE), StateEncryption.none()));
  }

  List<StrangerState> strangerStates() {
    return states(
        CameraStores.strangers(
            driver.getKeyValueStore(Nodes.STRANGERS_STORE), StateEncryption.none()));
  }

  /** The bytes of all values in the stores. */
  long storedBytes() {
    return Stream.of(Nodes.PRESENCE_STORE, Nodes.STRANGERS_STORE)
        .map(driver::<String, byte[]>getKeyValueStore)
        .mapToLong(RecognitionDriver::bytes)
        .sum();
  }

  private static long bytes(KeyValueStore<String, byte[]> store) {
    AtomicLong bytes = new AtomicLong();
    try (KeyValueIterator<String, byte[]> all = store.all()) {
      all.forEachRemaining(record -> bytes.addAndGet(record.value.length));
    }
    return bytes.get();
  }

  /** The states as they are stored. */
  private static <S> List<S> states(CameraRecords<S, ?> records) {
    return records.cameras().stream().map(records::get).flatMap(Optional::stream).toList();
  }

  static String header(TestRecord<byte[], byte[]> record, String name) {
    var header = record.headers().lastHeader(name);
    return header == null ? null : new String(header.value(), StandardCharsets.UTF_8);
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** Ends, and leaves no state behind. */
  @Override
  public void close() {
    driver.close();
    try {
      Utils.delete(state.toFile());
    } catch (IOException e) {
      throw new AssertionError("state is left behind in " + state, e);
    }
  }
}
