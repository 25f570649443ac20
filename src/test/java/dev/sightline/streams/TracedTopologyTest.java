package dev.sightline.streams;

import static dev.sightline.streams.FakeStages.template;
import static dev.sightline.streams.RecognitionDriver.NOON;
import static dev.sightline.streams.RecognitionDriver.TOPICS;
import static dev.sightline.streams.RecognitionDriver.bytes;
import static dev.sightline.streams.RecognitionDriver.header;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.sightline.tracing.RecordedSpans;
import dev.sightline.tracing.Tracing;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.trace.data.LinkData;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.StreamSupport;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The trace of a frame goes on to its event, with and without recording of spans. */
class TracedTopologyTest {
  private static final Duration PERIOD = Duration.ofMillis(200);
  private static final Duration GRACE = Duration.ofMillis(500);
  private static final String CAMERA_SPAN = "00f067aa0ba902b7";

  private final FakeStages fakes = new FakeStages();
  @RegisterExtension final RecordedSpans recorded = new RecordedSpans();

  private final Tracing tracing = recorded.tracing();

  private RecognitionDriver driver(StageRange range, Tracing recorder) {
    return new RecognitionDriver(fakes.of(range).withTracing(recorder));
  }

  /** A trace for each frame: its number in hexadecimal. */
  private static String traceId(int frame) {
    return String.format(Locale.ROOT, "%032x", frame + 1);
  }

  private static String traceParent(int frame) {
    return "00-" + traceId(frame) + "-" + CAMERA_SPAN + "-01";
  }

  private static Instant time(int frame) {
    return NOON.plus(PERIOD.multipliedBy(frame));
  }

  private static void film(RecognitionDriver driver, int frame, String faces) {
    driver.awaitWallClock(time(frame));
    driver.pipe(
        TOPICS.frames(),
        new TestRecord<>(
            bytes("door"),
            bytes(faces),
            new RecordHeaders().add("traceparent", bytes(traceParent(frame))),
            time(frame)));
  }

  /** Ada is there for ten frames, then nobody is until she has left. */
  private static void filmVisit(RecognitionDriver driver) {
    driver.enroll(template("Ada", 10));
    for (int i = 0; i < 50; i++) {
      film(driver, i, i < 10 ? "10" : " ");
    }
  }

  private SpanData span(String name) {
    return recorded.spans().stream()
        .filter(span -> span.getName().equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no span " + name));
  }

  private static String parent(SpanData span) {
    return "00-" + span.getTraceId() + "-" + span.getSpanId() + "-01";
  }

  private static String text(SpanData span, String attribute) {
    return span.getAttributes().get(AttributeKey.stringKey(attribute));
  }

  @Test
  void shouldRecordASpanAProcessorOneAfterTheOther() {
    try (RecognitionDriver driver = driver(StageRange.all(), tracing)) {
      // When
      film(driver, 0, "10");

      // Then
      List<SpanData> spans = recorded.spans();
      assertThat(spans)
          .extracting(SpanData::getName, SpanData::getKind)
          .containsExactly(
              tuple("frames-detect sightline.frames", SpanKind.CONSUMER),
              tuple("faces-embed sightline.frames", SpanKind.INTERNAL),
              tuple("embeddings-match sightline.frames", SpanKind.INTERNAL),
              tuple("presence-update sightline.frames", SpanKind.INTERNAL));
      assertThat(spans).extracting(SpanData::getTraceId).containsOnly(traceId(0));
      assertThat(spans)
          .extracting(SpanData::getParentSpanId)
          .containsExactly(
              CAMERA_SPAN,
              spans.get(0).getSpanId(),
              spans.get(1).getSpanId(),
              spans.get(2).getSpanId());
      assertThat(header(driver.matches().get(0), "traceparent")).isEqualTo(parent(spans.get(2)));
    }
  }

  @Test
  void shouldSayOfWhichRecordASpanIs() {
    try (RecognitionDriver driver = driver(StageRange.all(), tracing)) {
      // When
      film(driver, 0, " ");
      film(driver, 1, " ");

      // Then
      SpanData detect = recorded.spans().get(4);
      assertThat(text(detect, "messaging.system")).isEqualTo("kafka");
      assertThat(text(detect, "messaging.operation.name")).isEqualTo("frames-detect");
      assertThat(text(detect, "messaging.operation.type")).isEqualTo("process");
      assertThat(text(detect, "messaging.destination.name")).isEqualTo("sightline.frames");
      assertThat(text(detect, "messaging.destination.partition.id")).isEqualTo("0");
      assertThat(detect.getAttributes().get(AttributeKey.longKey("messaging.kafka.offset")))
          .isEqualTo(1);
      assertThat(text(detect, "messaging.kafka.message.key")).isEqualTo("door");
    }
  }

  @Test
  void shouldConnectTheSpansOfStagesInProcessesOfTheirOwn() {
    try (RecognitionDriver detect = driver(StageRange.of(List.of(Stage.DETECT)), tracing);
        RecognitionDriver embed = driver(StageRange.of(List.of(Stage.EMBED)), tracing);
        RecognitionDriver match = driver(StageRange.of(List.of(Stage.MATCH)), tracing)) {
      // When
      film(detect, 0, "10");
      detect.read(TOPICS.faces()).forEach(record -> embed.pipe(TOPICS.faces(), record));
      embed.read(TOPICS.embeddings()).forEach(record -> match.pipe(TOPICS.embeddings(), record));

      // Then
      List<SpanData> spans = recorded.spans();
      assertThat(spans)
          .extracting(SpanData::getName, SpanData::getKind)
          .containsExactly(
              tuple("frames-detect sightline.frames", SpanKind.CONSUMER),
              tuple("faces-write sightline.frames", SpanKind.INTERNAL),
              tuple("faces-read sightline.faces", SpanKind.CONSUMER),
              tuple("faces-embed sightline.faces", SpanKind.INTERNAL),
              tuple("embeddings-write sightline.faces", SpanKind.INTERNAL),
              tuple("embeddings-read sightline.embeddings", SpanKind.CONSUMER),
              tuple("embeddings-match sightline.embeddings", SpanKind.INTERNAL),
              tuple("presence-update sightline.embeddings", SpanKind.INTERNAL));
      assertThat(spans.get(0).getParentSpanId()).isEqualTo(CAMERA_SPAN);
      for (int i = 1; i < spans.size(); i++) {
        assertThat(spans.get(i).getTraceId()).isEqualTo(traceId(0));
        assertThat(spans.get(i).getParentSpanId()).isEqualTo(spans.get(i - 1).getSpanId());
      }
    }
  }

  @Test
  void shouldPutAnEventIntoTheTraceOfTheLastFrameThatShowsWhomItIsAbout() {
    try (RecognitionDriver driver = driver(StageRange.all(), tracing)) {
      // When
      filmVisit(driver);

      // Then
      List<TestRecord<byte[], byte[]>> events = driver.events();
      assertThat(events)
          .extracting(event -> header(event, "ce_type"))
          .containsExactly("person.entered", "person.left");
      List<SpanData> sent =
          recorded.spans().stream()
              .filter(span -> span.getName().equals("send sightline.identity-events"))
              .toList();
      assertThat(sent).extracting(SpanData::getKind).containsOnly(SpanKind.PRODUCER);
      assertThat(sent).extracting(SpanData::getTraceId).containsExactly(traceId(2), traceId(9));
      assertThat(sent)
          .extracting(span -> text(span, "cloudevents.event_id"))
          .containsExactly(header(events.get(0), "ce_id"), header(events.get(1), "ce_id"));
      assertThat(events)
          .extracting(event -> header(event, "traceparent"))
          .containsExactly(parent(sent.get(0)), parent(sent.get(1)));
    }
  }

  @Test
  void shouldLinkAnEventToItsBestShotAndToTheFrameThatMadeItKnown() {
    try (RecognitionDriver driver = driver(StageRange.all(), tracing)) {
      // When
      filmVisit(driver);

      // Then
      SpanData entered = span("send sightline.identity-events");
      int madeKnown = 2 + (int) Math.ceil((double) GRACE.toMillis() / PERIOD.toMillis());
      assertThat(entered.getLinks())
          .extracting(LinkData::getSpanContext)
          .extracting(context -> context.getTraceId())
          .containsExactly(traceId(0), traceId(madeKnown));
    }
  }

  @Test
  void shouldPutWhatSilenceMakesKnownIntoATraceToo() {
    try (RecognitionDriver driver = driver(StageRange.all(), tracing)) {
      // Given
      driver.enroll(template("Ada", 10));
      for (int i = 0; i < 6; i++) {
        film(driver, i, "10");
      }
      driver.events();

      // When
      driver.passTime(Duration.ofSeconds(10));

      // Then
      TestRecord<byte[], byte[]> left = driver.events().get(0);
      assertThat(header(left, "ce_type")).isEqualTo("person.left");
      assertThat(header(left, "traceparent")).startsWith("00-" + traceId(5));
    }
  }

  @Test
  void shouldMarkTheSpanOfADeadLetter() {
    try (RecognitionDriver driver = driver(StageRange.all(), tracing)) {
      // When
      film(driver, 0, "refuse");
      film(driver, 1, "throw");

      // Then
      List<SpanData> spans = recorded.spans();
      assertThat(spans)
          .extracting(span -> span.getStatus().getStatusCode())
          .containsExactly(StatusCode.ERROR, StatusCode.ERROR);
      assertThat(spans)
          .extracting(span -> text(span, "error.type"))
          .containsExactly("frame-not-a-jpeg", "stage-failed");
      assertThat(driver.deadLetters())
          .extracting(letter -> header(letter, "traceparent"))
          .containsExactly(parent(spans.get(0)), parent(spans.get(1)));
    }
  }

  @Test
  void shouldBeginATraceWithAFrameThatBelongsToNone() {
    try (RecognitionDriver driver = driver(StageRange.all(), tracing)) {
      // When
      driver.frame("door", "10");

      // Then
      SpanData detect = span("frames-detect sightline.frames");
      assertThat(detect.getParentSpanContext().isValid()).isFalse();
      assertThat(span("presence-update sightline.frames").getTraceId())
          .isEqualTo(detect.getTraceId());
    }
  }

  @Test
  void shouldTellNoSpanWhomItIsAbout() {
    try (RecognitionDriver driver = driver(StageRange.all(), tracing)) {
      // When
      filmVisit(driver);

      // Then
      assertThat(recorded.spans().toString()).doesNotContain("Ada");
    }
  }

  @Test
  void shouldCarryATraceToItsEventsWithoutAnybodyWhoRecordsSpans() {
    try (RecognitionDriver driver = driver(StageRange.all(), Tracing.none())) {
      // When
      filmVisit(driver);

      // Then
      assertThat(header(driver.matches().get(3), "traceparent")).isEqualTo(traceParent(3));
      assertThat(driver.events())
          .extracting(event -> header(event, "traceparent"))
          .containsExactly(traceParent(2), traceParent(9));
      assertThat(recorded.spans()).isEmpty();
    }
  }

  @Test
  void shouldTellTheSameEventsHoweverTheyAreTraced() {
    try (RecognitionDriver traced = driver(StageRange.all(), tracing);
        RecognitionDriver untraced = driver(StageRange.all(), Tracing.none())) {
      // When
      filmVisit(traced);
      filmVisit(untraced);

      // Then
      assertThat(written(traced)).hasSize(2).isEqualTo(written(untraced));
    }
  }

  /** Key, time, value and all headers but the trace. */
  private static List<String> written(RecognitionDriver driver) {
    return driver.events().stream()
        .map(
            event ->
                String.format(
                    Locale.ROOT,
                    "%s %s %s %s",
                    new String(event.key(), StandardCharsets.UTF_8),
                    event.getRecordTime(),
                    new String(event.value(), StandardCharsets.UTF_8),
                    StreamSupport.stream(event.headers().spliterator(), false)
                        .filter(header -> !header.key().equals("traceparent"))
                        .map(header -> header.key() + "=" + header(event, header.key()))
                        .toList()))
        .toList();
  }
}
