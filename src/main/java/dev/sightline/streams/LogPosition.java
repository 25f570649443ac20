package dev.sightline.streams;

import dev.sightline.events.CameraKey;
import dev.sightline.tracing.TraceContext;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.slf4j.MDC;

/**
 * The logging context of a record: every line logged during the work contains {@code camera},
 * {@code topic}, {@code partition} and {@code offset}, and {@code trace_id} and {@code span_id} if
 * the record belongs to a trace.
 */
final class LogPosition {
  private final Map<String, String> place;

  private LogPosition(Map<String, String> place) {
    this.place = place;
  }

  /**
   * Creates the context of a record.
   *
   * @param camera the record's key; null if it has none, left out if it names no camera
   */
  static LogPosition of(byte[] camera, RecordMetadata at, TraceContext trace) {
    Map<String, String> place = new LinkedHashMap<>();
    CameraKey.read(camera).ifDone(id -> place.put("camera", id));
    place.put("topic", at.topic());
    place.put("partition", Integer.toString(at.partition()));
    place.put("offset", Long.toString(at.offset()));
    if (trace.isPresent()) {
      place.put("trace_id", trace.traceId());
      place.put("span_id", trace.spanId());
    }
    return new LogPosition(place);
  }

  /** Runs the work in this context. */
  <T> T during(Supplier<T> work) {
    place.forEach(MDC::put);
    try {
      return work.get();
    } finally {
      place.keySet().forEach(MDC::remove);
    }
  }
}
