package dev.sightline.tracing;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

/**
 * Where in a trace a record or some work stands: W3C's {@code traceparent} and {@code tracestate}.
 * Immutable.
 */
public final class TraceContext {
  private static final String TRACE_PARENT = "traceparent";
  private static final TraceContext NONE = new TraceContext(SpanContext.getInvalid());

  private final SpanContext span;

  private TraceContext(SpanContext span) {
    this.span = span;
  }

  /** Of what belongs to no trace. */
  public static TraceContext none() {
    return NONE;
  }

  /** Of a record with these headers; a malformed {@code traceparent} is none, as W3C wants it. */
  public static TraceContext of(Headers headers) {
    return headers.lastHeader(TRACE_PARENT) == null
        ? NONE
        : of(
            Span.fromContext(
                W3CTraceContextPropagator.getInstance()
                    .extract(Context.root(), headers, TraceContext::text)));
  }

  static TraceContext of(Span span) {
    return span.getSpanContext().isValid() ? new TraceContext(span.getSpanContext()) : NONE;
  }

  /** Whether it says anything. */
  public boolean isPresent() {
    return span.isValid();
  }

  /** Whether what stands here was done by this process. */
  boolean isLocal() {
    return span.isValid() && !span.isRemote();
  }

  /** 32 hexadecimal digits; zeros if it is not present. */
  public String traceId() {
    return span.getTraceId();
  }

  /** 16 hexadecimal digits; zeros if it is not present. */
  public String spanId() {
    return span.getSpanId();
  }

  /** The headers that say so, names and values; empty if it is not present. */
  public Map<String, String> headers() {
    Map<String, String> headers = new LinkedHashMap<>();
    W3CTraceContextPropagator.getInstance().inject(toContext(), headers, Map::put);
    return headers;
  }

  SpanContext toSpanContext() {
    return span;
  }

  Context toContext() {
    return Context.root().with(Span.wrap(span));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof TraceContext context && span.equals(context.span);
  }

  @Override
  public int hashCode() {
    return span.hashCode();
  }

  @Override
  public String toString() {
    return "TraceContext" + headers();
  }

  /** A header as text; of several of one name the last. */
  private static String text(Headers headers, String name) {
    Header header = headers.lastHeader(name);
    return header == null || header.value() == null
        ? null
        : new String(header.value(), StandardCharsets.UTF_8);
  }
}
