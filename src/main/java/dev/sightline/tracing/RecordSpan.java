package dev.sightline.tracing;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;

/** The span of one operation on a record, until {@link #end}. */
public final class RecordSpan {
  private final Span span;
  private final TraceContext context;

  RecordSpan(Span span, TraceContext context) {
    this.span = span;
    this.context = context;
  }

  /** Creates a span that is not recorded. */
  public static RecordSpan carrying(TraceContext parent) {
    return new RecordSpan(Span.getInvalid(), parent);
  }

  /** Returns the trace context of this span, the parent of what follows. */
  public TraceContext context() {
    return context;
  }

  /** Sets the event that the record contains. */
  public void event(String id, String type) {
    span.setAttribute(SpanAttributes.EVENT_ID, id);
    span.setAttribute(SpanAttributes.EVENT_TYPE, type);
  }

  /** Sets the position of the record that was sent. */
  public void stored(TracedRecord.Place place) {
    span.setAttribute(SpanAttributes.PARTITION, Integer.toString(place.partition()));
    span.setAttribute(SpanAttributes.OFFSET, place.offset());
  }

  /**
   * Marks the span as failed.
   *
   * @param errorType one of a few values: a reason's code or an exception's class; never input
   */
  public void failed(String errorType) {
    span.setStatus(StatusCode.ERROR, errorType);
    span.setAttribute(SpanAttributes.ERROR_TYPE, errorType);
  }

  public void end() {
    span.end();
  }
}
