package dev.sightline.streams;

import static dev.sightline.streams.FakeStages.template;
import static dev.sightline.streams.RecognitionDriver.NOON;
import static dev.sightline.streams.RecognitionDriver.TOPICS;
import static dev.sightline.streams.RecognitionDriver.bytes;
import static dev.sightline.streams.RecognitionDriver.header;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.sightline.Golden;
import dev.sightline.embedding.Embedding;
import dev.sightline.embedding.ModelId;
import dev.sightline.events.EventSchema;
import dev.sightline.events.Match;
import dev.sightline.events.Outcome;
import dev.sightline.events.StageTimes;
import dev.sightline.events.codec.RecordCodecs;
import dev.sightline.frames.OverloadConfig;
import dev.sightline.frames.OverloadConfig.Policy;
import dev.sightline.gallery.PersonId;
import dev.sightline.gallery.PersonStatus;
import dev.sightline.gallery.Template;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.errors.StreamsException;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RecognitionTopologyTest {
  private static final String TRACE_PARENT =
      "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

  private final FakeStages fakes = new FakeStages();

  @Test
  void shouldNameWhoIsEnrolledAndNobodyElse() {
    try (RecognitionDriver driver = fused()) {
      // Given
      driver.enroll(template("Ada", 10), template("Bob", 50));

      // When
      driver.frame("door", "12 90 51");

      // Then
      assertThat(events(driver.matches()))
          .extracting(Match::person, Match::reason, Match::id)
          .containsExactly(
              tuple("Ada", null, "sightline.frames-0-0-0"),
              tuple(null, "below-threshold", "sightline.frames-0-0-1"),
              tuple("Bob", null, "sightline.frames-0-0-2"));
      assertThat(driver.deadLetters()).isEmpty();
    }
  }

  @Test
  void shouldKeyAndTimeEventsAsTheirFrame() {
    try (RecognitionDriver driver = fused()) {
      // Given
      driver.enroll(template("Ada", 10));

      // When
      driver.frame("door", "10", NOON.plusMillis(123));

      // Then
      TestRecord<byte[], byte[]> record = driver.matches().get(0);
      assertThat(record.key()).isEqualTo(bytes("door"));
      assertThat(record.getRecordTime()).isEqualTo(NOON.plusMillis(123));
      assertThat(header(record, "ce_type")).isEqualTo("face.identified");
      assertThat(header(record, "ce_id")).isEqualTo("sightline.frames-0-0-0");
    }
  }

  @Test
  void shouldSayNothingOfAnEmptyScene() {
    try (RecognitionDriver driver = fused()) {
      // When
      driver.frame("door", " ");

      // Then
      assertThat(driver.matches()).isEmpty();
      assertThat(driver.deadLetters()).isEmpty();
    }
  }

  @Test
  void shouldNameNobodyFromAnEmptyGallery() {
    try (RecognitionDriver driver = fused()) {
      // When
      driver.frame("door", "10");

      // Then
      assertThat(events(driver.matches()))
          .extracting(Match::reason)
          .containsExactly("empty-gallery");
    }
  }

  @Test
  void shouldFollowTheGalleryWhileFramesFlow() {
    try (RecognitionDriver driver = fused()) {
      // When
      driver.frame("door", "10");
      driver.enroll(template("Ada", 10));
      driver.frame("door", "10");
      driver.enroll(template("Ada", 90));
      driver.frame("door", "10");
      driver.enroll(template("Ada", 10));
      driver.remove(template("Ada", 10).id());
      driver.frame("door", "10");

      // Then
      assertThat(events(driver.matches()))
          .extracting(Match::person, event -> event.evidence().galleryRevision())
          .containsExactly(tuple(null, 0L), tuple("Ada", 1L), tuple(null, 2L), tuple(null, 4L));
    }
  }

  @Test
  void shouldFollowHowAPersonIsMatched() {
    try (RecognitionDriver driver = fused()) {
      // Given
      PersonId ada = template("Ada", 10).id().person();
      driver.enroll(template("Ada", 10), template("Bob", 50));

      // When
      driver.setStatus(ada, PersonStatus.IGNORED).frame("door", "10");
      driver.setStatus(ada, PersonStatus.DISABLED).frame("door", "10");
      driver.gallery(ada.toString(), null);
      driver.frame("door", "10");

      // Then
      assertThat(events(driver.matches()))
          .extracting(Match::person, Match::reason)
          .containsExactly(
              tuple(null, "ignored"), tuple(null, "below-threshold"), tuple("Ada", null));
    }
  }

  @Test
  void shouldNotSearchATemplateOfAnotherModel() {
    // Given
    CountingMetrics metrics = new CountingMetrics();
    try (RecognitionDriver driver =
        new RecognitionDriver(fakes.of(StageRange.all()).withMetrics(metrics))) {
      driver.enroll(template("Ada", 10), template("Bob", 50));

      // When
      driver.enroll(template("Ada", 10, new ModelId("other-model")));
      driver.frame("door", "10");

      // Then
      assertThat(events(driver.matches()))
          .extracting(Match::person, event -> event.evidence().galleryRevision())
          .containsExactly(tuple(null, 3L));
      assertThat(metrics.galleryRefused).isEmpty();
      assertThat(metrics.galleryForeign).hasValue(1);
    }
  }

  @Test
  void shouldCompareVectorsOfItsOwnModelWhateverElseATemplateHas() {
    // Given
    Embedding foreign = Embedding.normalized(new ModelId("other-model"), new float[] {1, 1, 1});
    Template foreignFirst =
        template("Bob", 50, foreign.model()).withNext(template("Bob", 50).embedding());
    try (RecognitionDriver driver = fused()) {
      // When
      driver.enroll(template("Ada", 10).withNext(foreign), foreignFirst);
      driver.frame("door", "10 50");

      // Then
      assertThat(events(driver.matches())).extracting(Match::person).containsExactly("Ada", "Bob");
    }
  }

  @Test
  void shouldLiveWithGalleryRecordsThatAreNone() {
    // Given
    CountingMetrics metrics = new CountingMetrics();
    try (RecognitionDriver driver =
        new RecognitionDriver(fakes.of(StageRange.all()).withMetrics(metrics))) {
      driver.enroll(template("Ada", 10));

      // When
      driver.gallery("no key", new byte[] {1});
      driver.gallery("staff/Bob/1", bytes("no template"));
      driver.gallery("staff/Bob/1", FakeStages.value(template("Ada", 10)));
      driver.gallery("staff/Bob/2", null);
      driver.frame("door", "10");

      // Then
      assertThat(events(driver.matches()))
          .extracting(Match::person, event -> event.evidence().galleryRevision())
          .containsExactly(tuple("Ada", 5L));
      assertThat(metrics.galleryRefused)
          .containsExactly("record-malformed", "record-malformed", "record-malformed");
    }
  }

  @Test
  void shouldBuryWhatIsTurnedAwayOrThrowsAndGoOn() {
    try (RecognitionDriver driver = fused()) {
      // Given
      driver.enroll(template("Ada", 10));

      // When
      driver.frame("door", "refuse").frame("yard", "throw").frame("door", "10");

      // Then
      assertThat(driver.deadLetters())
          .extracting(
              letter -> new String(letter.key(), StandardCharsets.UTF_8),
              letter -> new String(letter.value(), StandardCharsets.UTF_8),
              letter -> header(letter, "sightline-reason"),
              letter -> header(letter, "sightline-stage"),
              letter -> header(letter, "sightline-source-topic"),
              letter -> header(letter, "sightline-source-offset"),
              letter -> header(letter, "sightline-exception"))
          .containsExactly(
              tuple(
                  "door",
                  "refuse",
                  "frame-not-a-jpeg",
                  "frames-detect",
                  "sightline.frames",
                  "0",
                  null),
              tuple(
                  "yard",
                  "throw",
                  "stage-failed",
                  "frames-detect",
                  "sightline.frames",
                  "1",
                  "java.lang.UnsupportedOperationException"));
      assertThat(events(driver.matches())).extracting(Match::person).containsExactly("Ada");
    }
  }

  @Test
  void shouldLeaveOutOfADeadLetterAKeyThatItsTopicCannotTake() {
    try (RecognitionDriver driver = fused()) {
      // When
      driver.frame("x".repeat(2_000_000), "10").frame("door", "10");

      // Then
      TestRecord<byte[], byte[]> letter = driver.deadLetters().get(0);
      assertThat(letter.key()).isNull();
      assertThat(header(letter, "sightline-omitted-key-bytes")).isEqualTo("2000000");
      assertThat(header(letter, "sightline-reason")).isEqualTo("camera-unknown");
      assertThat(driver.matches()).hasSize(1);
    }
  }

  @Test
  void shouldEndWhenKafkaHasLostARecord() {
    try (RecognitionDriver driver = fused()) {
      assertThatThrownBy(() -> driver.frame("door", "lose")).isInstanceOf(StreamsException.class);
    }
  }

  static Stream<Arguments> recordsNoFrameComesFrom() {
    return Stream.of(
        Arguments.of("camera-unknown", new TestRecord<>((byte[]) null, bytes("10"), NOON)),
        Arguments.of("camera-unknown", new TestRecord<>(new byte[0], bytes("10"), NOON)),
        Arguments.of(
            "camera-unknown", new TestRecord<>(new byte[] {(byte) 0xC3, 0x28}, bytes("10"), NOON)),
        Arguments.of("camera-unknown", new TestRecord<>(bytes("x".repeat(257)), bytes("10"), NOON)),
        Arguments.of(
            "capture-time-unknown",
            new TestRecord<>(bytes("door"), bytes("10"), new RecordHeaders(), Long.MAX_VALUE)),
        Arguments.of("frame-empty", new TestRecord<>(bytes("door"), (byte[]) null, NOON)),
        Arguments.of(
            "capture-time-unknown",
            new TestRecord<>(bytes("door"), bytes("10"), new RecordHeaders(), 0L)));
  }

  @ParameterizedTest
  @MethodSource("recordsNoFrameComesFrom")
  void shouldBuryARecordThatIsNoFrame(String reason, TestRecord<byte[], byte[]> record) {
    try (RecognitionDriver driver = fused()) {
      shouldBury(driver, reason, record);
    }
  }

  @ParameterizedTest
  @MethodSource("recordsNoFrameComesFrom")
  void shouldNotShedARecordThatIsNoFrame(String reason, TestRecord<byte[], byte[]> record) {
    TopologyConfig latest =
        new TopologyConfig(
            TOPICS, 100_000, new OverloadConfig(Policy.LATEST, Duration.ofSeconds(1)));
    try (RecognitionDriver driver = new RecognitionDriver(fakes.of(StageRange.all()), latest)) {
      shouldBury(driver, reason, record);
    }
  }

  private static void shouldBury(
      RecognitionDriver driver, String reason, TestRecord<byte[], byte[]> record) {
    // When
    driver.pipe(TOPICS.frames(), record);

    // Then
    TestRecord<byte[], byte[]> letter = driver.deadLetters().get(0);
    assertThat(header(letter, "sightline-reason")).isEqualTo(reason);
    assertThat(letter.key()).isEqualTo(record.key());
    assertThat(letter.value()).isEqualTo(record.value());
    assertThat(letter.timestamp()).isPositive();
    assertThat(driver.matches()).isEmpty();
  }

  @Test
  void shouldLeaveOutOfADeadLetterWhatItsTopicCannotTake() {
    try (RecognitionDriver driver = fused()) {
      // Given
      byte[] huge = new byte[RecognitionDriver.CONFIG.maxValueBytes() + 1];

      // When
      driver.pipe(TOPICS.frames(), new TestRecord<>(null, huge, NOON));

      // Then
      TestRecord<byte[], byte[]> letter = driver.deadLetters().get(0);
      assertThat(letter.value()).isNull();
      assertThat(header(letter, "sightline-omitted-bytes")).isEqualTo("200001");
    }
  }

  @Test
  void shouldTakeNoHeadersOfACameraButItsTrace() {
    try (RecognitionDriver driver = fused()) {
      // Given
      RecordHeaders headers = new RecordHeaders();
      headers.add("ce_id", bytes("forged")).add("traceparent", bytes(TRACE_PARENT));
      headers.add("tracestate", bytes("vendor=1"));

      // When
      driver.pipe(TOPICS.frames(), new TestRecord<>(bytes("door"), bytes("10"), headers, NOON));

      // Then
      TestRecord<byte[], byte[]> event = driver.matches().get(0);
      assertThat(event.headers().headers("ce_id")).hasSize(1);
      assertThat(header(event, "ce_id")).isEqualTo("sightline.frames-0-0-0");
      assertThat(header(event, "traceparent")).isEqualTo(TRACE_PARENT);
      assertThat(header(event, "tracestate")).isEqualTo("vendor=1");
    }
  }

  @Test
  void shouldCarryNoTraceThatIsNone() {
    try (RecognitionDriver driver = fused()) {
      // Given
      RecordHeaders headers = new RecordHeaders();
      headers.add("traceparent", bytes("00-a-b-01"));

      // When
      driver.pipe(TOPICS.frames(), new TestRecord<>(bytes("door"), bytes("10"), headers, NOON));

      // Then
      assertThat(header(driver.matches().get(0), "traceparent")).isNull();
    }
  }

  @Test
  void shouldDecideFramesOutOfOrderAsTheyCome() {
    try (RecognitionDriver driver = fused()) {
      // Given
      driver.enroll(template("Ada", 10));

      // When
      driver.frame("door", "10", NOON.plusSeconds(10)).frame("door", "10", NOON);

      // Then
      assertThat(events(driver.matches()))
          .extracting(Match::capturedAt)
          .containsExactly(NOON.plusSeconds(10), NOON);
    }
  }

  @Test
  void shouldPublishTheSameBytesSplitAsFusedAndAfterARestart() {
    // Given
    List<String> frames = List.of("12 90 51", " ", "refuse", "50", "throw", "11 9");

    // When
    List<TestRecord<byte[], byte[]>> fused = run(frames);
    List<TestRecord<byte[], byte[]>> again = run(frames);
    List<TestRecord<byte[], byte[]>> split = runSplit(frames);

    // Then
    Stream.of(fused, again, split)
        .flatMap(List::stream)
        .forEach(
            match -> {
              assertThat(StageTimes.of(match.headers()).byStage())
                  .containsOnlyKeys("detect", "embed", "match");
              match.headers().remove(StageTimes.HEADER);
            });
    assertThat(fused).hasSize(6);
    assertThat(again).usingRecursiveFieldByFieldElementComparator().isEqualTo(fused);
    assertThat(split).usingRecursiveFieldByFieldElementComparator().isEqualTo(fused);
  }

  private List<TestRecord<byte[], byte[]>> run(List<String> frames) {
    try (RecognitionDriver driver = fused()) {
      driver.enroll(template("Ada", 10), template("Bob", 50));
      frames.forEach(text -> driver.frame("door", text));
      return driver.matches();
    }
  }

  private List<TestRecord<byte[], byte[]>> runSplit(List<String> frames) {
    try (RecognitionDriver detect = only(Stage.DETECT);
        RecognitionDriver embed = only(Stage.EMBED);
        RecognitionDriver match = only(Stage.MATCH)) {
      match.enroll(template("Ada", 10), template("Bob", 50));
      frames.forEach(text -> detect.frame("door", text));
      detect.read(TOPICS.faces()).forEach(record -> embed.pipe(TOPICS.faces(), record));
      embed.read(TOPICS.embeddings()).forEach(record -> match.pipe(TOPICS.embeddings(), record));
      return match.matches();
    }
  }

  @Test
  void shouldOpenOneDetectorAndOneModelAThreadAndCloseThem() {
    // When
    try (RecognitionDriver driver = fused()) {
      driver.frame("door", "10");
      assertThat(fakes.open).hasValue(2);
    }

    // Then
    assertThat(fakes.open).hasValue(0);
  }

  static Stream<StageRange> ranges() {
    return Stream.of(
        StageRange.all(),
        new StageRange(Stage.DETECT, Stage.DETECT),
        new StageRange(Stage.EMBED, Stage.EMBED),
        new StageRange(Stage.MATCH, Stage.MATCH),
        new StageRange(Stage.DETECT, Stage.EMBED),
        new StageRange(Stage.EMBED, Stage.MATCH));
  }

  @ParameterizedTest
  @MethodSource("ranges")
  void shouldBeWiredAsEver(StageRange range) {
    Golden.verify(
        "streams/topology-" + range + ".txt",
        RecognitionTopology.build(RecognitionDriver.CONFIG, fakes.of(range)).describe().toString());
  }

  private RecognitionDriver fused() {
    return new RecognitionDriver(fakes.of(StageRange.all()));
  }

  private RecognitionDriver only(Stage stage) {
    return new RecognitionDriver(fakes.of(new StageRange(stage, stage)));
  }

  private static List<Match> events(List<TestRecord<byte[], byte[]>> records) {
    return records.stream().map(RecognitionTopologyTest::event).toList();
  }

  private static Match event(TestRecord<byte[], byte[]> record) {
    EventSchema.MATCHES.assertValid(new String(record.value(), StandardCharsets.UTF_8));
    return ((Outcome.Done<Match>) RecordCodecs.matches().read(record.value())).value();
  }
}
