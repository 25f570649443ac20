package dev.sightline.streams;

import dev.sightline.tracing.TraceContext;
import org.apache.kafka.streams.processor.api.Record;

/** Where a value comes from: the record that was read from Kafka, and its trace so far. */
final class Origin {
  private final byte[] source;
  private final TraceContext trace;

  private Origin(byte[] source, TraceContext trace) {
    this.source = source;
    this.trace = trace;
  }

  /** Of a record just read. */
  static Origin of(Record<byte[], byte[]> record) {
    return new Origin(record.value(), TraceContext.of(record.headers()));
  }

  /** The same record, one span later. */
  Origin tracedAs(TraceContext next) {
    return new Origin(source, next);
  }

  /** The record's value, not copied; null if it had none. */
  byte[] source() {
    return source;
  }

  TraceContext trace() {
    return trace;
  }
}
