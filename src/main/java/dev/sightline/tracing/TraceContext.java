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
 * The place of a record or an operation in a trace: W3C's {@code traceparent} and {@code
 * tracestate}. Immutable.
 */
public final class TraceContext {
  private static final String TRACE_PARENT = "traceparent";

  /** W3C asks to pass on at least as much; what is longer is left out. */
  private static final int MAX_HEADER_BYTES = 512;

  private static final TraceContext NONE = new TraceContext(SpanContext.getInvalid());

  private final SpanContext span;

  private TraceContext(SpanContext span) {
    this.span = span;
  }

  /** Returns the context outside any trace. */
  public static TraceContext none() {
    return NONE;
  }

  /**
   * Reads the context from a record's headers. A malformed {@code traceparent} is ignored, as W3C
   * requires.
   */
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

  /** Returns whether this is part of a trace. */
  public boolean isPresent() {
    return span.isValid();
  }

  /** Returns whether the span was created by this process. */
  boolean isLocal() {
    return span.isValid() && !span.isRemote();
  }

  /** Returns 32 hexadecimal digits; zeros if absent. */
  public String traceId() {
    return span.getTraceId();
  }

  /** Returns 16 hexadecimal digits; zeros if absent. */
  public String spanId() {
    return span.getSpanId();
  }

  /** Returns the headers for this context, names and values; empty if absent. */
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

  /** Returns a header as text; the last if there are several. */
  private static String text(Headers headers, String name) {
    Header header = headers.lastHeader(name);
    return header == null || header.value() == null || header.value().length > MAX_HEADER_BYTES
        ? null
        : new String(header.value(), StandardCharsets.UTF_8);
  }
}
