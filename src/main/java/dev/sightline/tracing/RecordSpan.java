package dev.sightline.tracing;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;

/** The span of what is done to one record, from its beginning to {@link #end}. */
public final class RecordSpan {
  private final Span span;
  private final TraceContext context;

  RecordSpan(Span span, TraceContext context) {
    this.span = span;
    this.context = context;
  }

  /** One that records nothing. */
  static RecordSpan carrying(TraceContext parent) {
    return new RecordSpan(Span.getInvalid(), parent);
  }

  /** Where in the trace what follows from this stands. */
  public TraceContext context() {
    return context;
  }

  /** Says which event the record is. */
  public void event(String id, String type) {
    span.setAttribute(SpanAttributes.EVENT_ID, id);
    span.setAttribute(SpanAttributes.EVENT_TYPE, type);
  }

  /** Says where the record that was sent lies. */
  public void stored(TracedRecord.Place place) {
    span.setAttribute(SpanAttributes.PARTITION, Integer.toString(place.partition()));
    span.setAttribute(SpanAttributes.OFFSET, place.offset());
  }

  /**
   * Marks it as failed.
   *
   * @param errorType one of few: a reason's code or an exception's class; nothing that was read
   */
  public void failed(String errorType) {
    span.setStatus(StatusCode.ERROR, errorType);
    span.setAttribute(SpanAttributes.ERROR_TYPE, errorType);
  }

  public void end() {
    span.end();
  }
}
