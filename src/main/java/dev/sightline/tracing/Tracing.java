package dev.sightline.tracing;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import java.util.Collection;
import java.util.Optional;

/** A factory of spans. It propagates trace contexts even if spans are not recorded. */
public final class Tracing {
  private static final Tracing NONE = new Tracing(Optional.empty());

  private final Optional<Tracer> tracer;

  private Tracing(Optional<Tracer> tracer) {
    this.tracer = tracer;
  }

  /** Returns a factory that records no spans: a span's context is that of its parent. */
  public static Tracing none() {
    return NONE;
  }

  /** Returns a factory that records spans with this telemetry. */
  public static Tracing of(OpenTelemetry telemetry) {
    return new Tracing(Optional.of(telemetry.getTracer("dev.sightline")));
  }

  /**
   * Starts the span of processing a record.
   *
   * @param operation the name of the operation, e.g. {@code frames-detect}
   * @param record the record read from Kafka
   * @param parent the context it follows from; if absent, this may start a trace
   */
  public RecordSpan process(String operation, TracedRecord record, TraceContext parent) {
    SpanKind kind = parent.isLocal() ? SpanKind.INTERNAL : SpanKind.CONSUMER;
    return tracer
        .map(
            recorder ->
                begin(
                    builder(recorder, operation, record, parent)
                        .setSpanKind(kind)
                        .setAttribute(SpanAttributes.OPERATION_TYPE, "process")))
        .orElseGet(() -> RecordSpan.carrying(parent));
  }

  /**
   * Starts the span of sending a record.
   *
   * @param parent the context it follows from; if absent, this may start a trace
   * @param others further contexts it follows from, with or without the parent
   */
  public RecordSpan send(
      TracedRecord record, TraceContext parent, Collection<TraceContext> others) {
    return tracer
        .map(
            recorder ->
                begin(
                    links(builder(recorder, "send", record, parent), parent, others)
                        .setSpanKind(SpanKind.PRODUCER)
                        .setAttribute(SpanAttributes.OPERATION_TYPE, "send")))
        .orElseGet(() -> RecordSpan.carrying(parent));
  }

  private static SpanBuilder builder(
      Tracer tracer, String operation, TracedRecord record, TraceContext parent) {
    SpanBuilder builder =
        tracer
            .spanBuilder(operation + " " + record.topic())
            .setParent(parent.toContext())
            .setAttribute(SpanAttributes.SYSTEM, "kafka")
            .setAttribute(SpanAttributes.OPERATION_NAME, operation)
            .setAttribute(SpanAttributes.TOPIC, record.topic());
    record.camera().ifPresent(camera -> builder.setAttribute(SpanAttributes.KEY, camera));
    record
        .place()
        .ifPresent(
            place -> {
              builder.setAttribute(SpanAttributes.PARTITION, Integer.toString(place.partition()));
              builder.setAttribute(SpanAttributes.OFFSET, place.offset());
            });
    return builder;
  }

  private static SpanBuilder links(
      SpanBuilder builder, TraceContext parent, Collection<TraceContext> others) {
    others.stream()
        .filter(other -> other.isPresent() && !other.equals(parent))
        .distinct()
        .forEach(other -> builder.addLink(other.toSpanContext()));
    return builder;
  }

  private static RecordSpan begin(SpanBuilder builder) {
    Span span = builder.startSpan();
    return new RecordSpan(span, TraceContext.of(span));
  }
}
