package dev.sightline.tracing;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class TracingTest {
  private static final TraceContext CAMERA = remote('a');
  private static final TraceContext OTHER_CAMERA = remote('b');
  private static final TracedRecord FRAME =
      new TracedRecord(
          "frames", Optional.of("door"), Optional.of(new TracedRecord.Place(3, 1_234)));

  @RegisterExtension final RecordedSpans recorded = new RecordedSpans();

  private final Tracing tracing = recorded.tracing();

  @Test
  void shouldContinueATraceThatARecordCarries() {
    // When
    RecordSpan span = tracing.process("detect", FRAME, CAMERA);
    span.end();

    // Then
    SpanData data = onlySpan();
    assertThat(data.getName()).isEqualTo("detect frames");
    assertThat(data.getKind()).isEqualTo(SpanKind.CONSUMER);
    assertThat(data.getTraceId()).isEqualTo(CAMERA.traceId());
    assertThat(data.getParentSpanId()).isEqualTo(CAMERA.spanId());
    assertThat(span.context().spanId()).isEqualTo(data.getSpanId());
    assertThat(attributes(data))
        .containsExactlyInAnyOrder(
            "messaging.system=kafka",
            "messaging.operation.name=detect",
            "messaging.operation.type=process",
            "messaging.destination.name=frames",
            "messaging.kafka.message.key=door",
            "messaging.destination.partition.id=3",
            "messaging.kafka.offset=1234");
  }

  @Test
  void shouldCallASpanInternalThatFollowsOneOfThisProcess() {
    // Given
    RecordSpan detect = tracing.process("detect", FRAME, CAMERA);

    // When
    tracing.process("embed", FRAME, detect.context()).end();

    // Then
    assertThat(onlySpan().getKind()).isEqualTo(SpanKind.INTERNAL);
  }

  @Test
  void shouldBeginATraceWithoutAParent() {
    // When
    RecordSpan span = tracing.process("detect", FRAME, TraceContext.none());
    span.end();

    // Then
    assertThat(span.context().isPresent()).isTrue();
    assertThat(onlySpan().getParentSpanContext().isValid()).isFalse();
  }

  @Test
  void shouldLinkWhatElseASentRecordFollowsFromOnce() {
    // Given
    TracedRecord event = TracedRecord.outgoing("events", "door");

    // When
    tracing
        .send(event, CAMERA, List.of(CAMERA, OTHER_CAMERA, OTHER_CAMERA, TraceContext.none()))
        .end();

    // Then
    SpanData data = onlySpan();
    assertThat(data.getName()).isEqualTo("send events");
    assertThat(data.getKind()).isEqualTo(SpanKind.PRODUCER);
    assertThat(data.getLinks())
        .extracting(link -> link.getSpanContext().getTraceId())
        .containsExactly(OTHER_CAMERA.traceId());
  }

  @Test
  void shouldSayWhatBecameOfARecord() {
    // Given
    RecordSpan span = tracing.send(TracedRecord.outgoing("events", "door"), CAMERA, List.of());

    // When
    span.event("event-1", "person.entered");
    span.stored(new TracedRecord.Place(0, 7));
    span.failed("frame-empty");
    span.end();

    // Then
    assertThat(attributes(onlySpan()))
        .contains(
            "cloudevents.event_id=event-1",
            "cloudevents.event_type=person.entered",
            "messaging.destination.partition.id=0",
            "messaging.kafka.offset=7",
            "error.type=frame-empty");
    assertThat(onlySpan().getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
  }

  @Test
  void shouldCarryTheContextOnWhereNoSpansAreRecorded() {
    // Given
    Tracing none = Tracing.none();

    // When
    RecordSpan processed = none.process("detect", FRAME, CAMERA);
    RecordSpan sent = none.send(FRAME, processed.context(), List.of(OTHER_CAMERA));
    processed.failed("frame-empty");
    processed.end();
    sent.end();

    // Then
    assertThat(processed.context()).isEqualTo(CAMERA);
    assertThat(sent.context()).isEqualTo(CAMERA);
    assertThat(recorded.spans()).isEmpty();
  }

  private SpanData onlySpan() {
    assertThat(recorded.spans()).hasSize(1);
    return recorded.spans().get(0);
  }

  private static List<String> attributes(SpanData span) {
    return span.getAttributes().asMap().entrySet().stream()
        .map(entry -> ((AttributeKey<?>) entry.getKey()).getKey() + "=" + entry.getValue())
        .collect(Collectors.toList());
  }

  private static TraceContext remote(char digit) {
    String parent =
        "00-" + String.valueOf(digit).repeat(32) + "-" + String.valueOf(digit).repeat(16) + "-01";
    return TraceContext.of(
        new RecordHeaders().add("traceparent", parent.getBytes(StandardCharsets.UTF_8)));
  }
}
