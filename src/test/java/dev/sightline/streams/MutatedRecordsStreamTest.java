package dev.sightline.streams;

import static dev.sightline.streams.FakeStages.template;
import static dev.sightline.streams.RecognitionDriver.NOON;
import static dev.sightline.streams.RecognitionDriver.TOPICS;
import static dev.sightline.streams.RecognitionDriver.bytes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.embedding.Embedding;
import dev.sightline.events.EventFixtures;
import dev.sightline.events.FaceEmbedding;
import dev.sightline.events.FrameEmbeddings;
import dev.sightline.events.FrameRef;
import dev.sightline.events.codec.RecordCodecs;
import dev.sightline.events.codec.RecordMutator;
import dev.sightline.monitoring.StageMeters;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.Test;

/** Whatever numbers a record holds, it becomes output or a dead letter, and the stage goes on. */
class MutatedRecordsStreamTest {
  private static final int RECORDS = 1_000;
  private static final long[] TIMES = {
    0, 1, NOON.toEpochMilli(), FrameRef.LATEST.toEpochMilli(), Long.MAX_VALUE
  };
  private static final List<String> STAGE_TIMES =
      List.of("detect=1.5", "detect=9e18", "detect=1e308", "=1", "detect=NaN", "\u0000=1,,");
  private static final List<String> KEYS =
      List.of("door", "yard", "", " ", "\n", "x".repeat(257), "x".repeat(10_000));

  private final Random random = new Random(1);
  private final RecordMutator mutator = new RecordMutator(1);
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

  private RecognitionDriver driver(Stage stage) {
    StageMeters meters =
        new StageMeters(registry, List.of(stage), Clock.fixed(NOON, ZoneOffset.UTC));
    meters.addGallery();
    return new RecognitionDriver(
        new FakeStages().of(new StageRange(stage, stage)).withMetrics(meters));
  }

  private double processed(Stage stage) {
    return registry.get("sightline.stage").tag("stage", stage.code()).timer().count();
  }

  @Test
  void shouldDetectOrBuryEachFrame() {
    try (RecognitionDriver driver = driver(Stage.DETECT)) {
      for (int i = 0; i < RECORDS; i++) {
        driver.pipe(TOPICS.frames(), record(FakeStages.frame(i % 3 == 0 ? "throw" : "10")));
      }

      assertThat(driver.read(TOPICS.faces()).size() + driver.deadLetters().size() + shed())
          .isEqualTo(RECORDS);
      assertThat(processed(Stage.DETECT)).isPositive();
    }
  }

  private int shed() {
    return (int)
        registry.find("sightline.frames.shed").counters().stream()
            .mapToDouble(counter -> counter.count())
            .sum();
  }

  @Test
  void shouldEmbedOrBuryEachRecordOfFaces() {
    byte[] faces = RecordCodecs.faces().write(EventFixtures.faces());
    try (RecognitionDriver driver = driver(Stage.EMBED)) {
      for (int i = 0; i < RECORDS; i++) {
        driver.pipe(TOPICS.faces(), record(mutator.protobuf(faces)));
      }

      assertThat(driver.read(TOPICS.embeddings()).size() + driver.deadLetters().size())
          .isEqualTo(RECORDS);
      assertThat(processed(Stage.EMBED)).isPositive();
    }
  }

  @Test
  void shouldDecideOrBuryEachRecordOfEmbeddings() {
    try (RecognitionDriver driver = driver(Stage.MATCH)) {
      driver.enroll(template("Ada", 10));
      for (int i = 0; i < RECORDS; i++) {
        Instant now = NOON.plusMillis(100L * i);
        driver.awaitWallClock(now);
        driver.pipe(TOPICS.embeddings(), record(mutator.protobuf(embeddings(now))));
      }

      assertThat(processed(Stage.MATCH) + driver.deadLetters().size())
          .isGreaterThanOrEqualTo(RECORDS);
      assertThat(driver.events()).isNotEmpty();
      assertThat(driver.matches()).isNotEmpty();
    }
  }

  private static byte[] embeddings(Instant now) {
    List<FaceEmbedding> faces =
        IntStream.of(10, 90)
            .mapToObj(
                degrees ->
                    new FaceEmbedding(
                        EventFixtures.detected(2 * degrees),
                        EventFixtures.quality(),
                        embedding(degrees)))
            .toList();
    FrameRef frame = new FrameRef("sightline.frames", 0, now.toEpochMilli(), "door", now, 640, 480);
    return RecordCodecs.embeddings().write(new FrameEmbeddings(frame, FakeStages.MODEL, faces));
  }

  private static Embedding embedding(int degrees) {
    return FakeStages.embedding(FakeStages.MODEL, degrees);
  }

  private TestRecord<byte[], byte[]> record(byte[] value) {
    RecordHeaders headers = new RecordHeaders();
    if (random.nextBoolean()) {
      headers.add("sightline-stage-millis", bytes(pick(STAGE_TIMES)));
      headers.add("tracestate", "x".repeat(5_000).getBytes(StandardCharsets.UTF_8));
    }
    Instant time = Instant.ofEpochMilli(TIMES[random.nextInt(TIMES.length)]);
    boolean isOrdinary = random.nextBoolean();
    return new TestRecord<>(
        bytes(isOrdinary ? "door" : pick(KEYS)), value, headers, isOrdinary ? NOON : time);
  }

  private String pick(List<String> texts) {
    return texts.get(random.nextInt(texts.size()));
  }
}
