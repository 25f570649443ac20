package dev.sightline.streams;

import dev.sightline.events.StageTimes;
import dev.sightline.tracing.TraceContext;
import java.time.Duration;
import org.apache.kafka.streams.processor.api.Record;

/**
 * Where a value comes from: the record that was read from Kafka, its trace so far, and what the
 * stages took for it so far.
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

  /** Of a frame just read; what a camera says of times is not believed. */
  static Origin ofFrame(Record<byte[], byte[]> record) {
    return new Origin(record.value(), TraceContext.of(record.headers()), StageTimes.none());
  }

  /** Of a record of another stage's, just read. */
  static Origin of(Record<byte[], byte[]> record) {
    return new Origin(
        record.value(), TraceContext.of(record.headers()), StageTimes.of(record.headers()));
  }

  /** The same record, one span later. */
  Origin tracedAs(TraceContext next) {
    return new Origin(source, next, times);
  }

  /** The same record, some work later. */
  Origin after(Stage stage, long nanos) {
    return new Origin(source, trace, times.plus(stage.code(), Duration.ofNanos(nanos)));
  }

  /** The record's value, not copied; null if it had none. */
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
