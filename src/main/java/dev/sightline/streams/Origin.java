package dev.sightline.streams;

import dev.sightline.events.StageTimes;
import dev.sightline.tracing.TraceContext;
import java.time.Duration;
import org.apache.kafka.streams.processor.api.Record;

/**
 * The origin of a value: the record read from Kafka, its trace so far, and the time the stages took
 * so far.
 */
final class Origin {
  private final byte[] source;
  private final TraceContext trace;
  private final StageTimes times;

  private Origin(byte[] source, TraceContext trace, StageTimes times) {
    this.source = source;
    this.trace = trace;
    this.times = times;
  }

  /** Creates the origin of a frame just read; stage times in a camera's headers are ignored. */
  static Origin ofFrame(Record<byte[], byte[]> record) {
    return new Origin(record.value(), TraceContext.of(record.headers()), StageTimes.none());
  }

  /** Creates the origin of another stage's record, just read. */
  static Origin of(Record<byte[], byte[]> record) {
    return new Origin(
        record.value(), TraceContext.of(record.headers()), StageTimes.of(record.headers()));
  }

  /** Returns the same record with the next span. */
  Origin tracedAs(TraceContext next) {
    return new Origin(source, next, times);
  }

  /** Returns the same record with more work of a stage. */
  Origin after(Stage stage, long nanos) {
    return new Origin(source, trace, times.plus(stage.code(), Duration.ofNanos(nanos)));
  }

  /** Returns the record's value, not copied; null if it had none. */
  byte[] source() {
    return source;
  }

  TraceContext trace() {
    return trace;
  }

  StageTimes times() {
    return times;
  }
}
