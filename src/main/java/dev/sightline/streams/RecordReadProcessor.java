package dev.sightline.streams;

import dev.sightline.events.CameraKey;
import dev.sightline.events.Outcome;
import dev.sightline.events.codec.RecordCodec;
import org.apache.kafka.streams.processor.api.Record;

/** The first processor of a process whose first stage is not detect: from bytes to values. */
final class RecordReadProcessor<T> extends StageProcessor<byte[]> {
  private final RecordCodec<T> codec;
  private final String next;

  RecordReadProcessor(Node node, Wiring wiring, RecordCodec<T> codec, String next) {
    super(node, wiring);
    this.codec = codec;
    this.next = next;
  }

  @Override
  public void process(Record<byte[], byte[]> record) {
    run(
        record,
        Origin.of(record),
        () ->
            CameraKey.read(record.key())
                .fold(camera -> codec.read(record.value()), Outcome.Rejected::new),
        done ->
            context()
                .forward(
                    record.withValue(new InFlightRecords<>(done.value(), done.origin())), next));
  }
}
