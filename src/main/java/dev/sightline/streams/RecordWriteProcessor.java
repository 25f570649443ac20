package dev.sightline.streams;

import dev.sightline.events.Outcome;
import dev.sightline.events.codec.RecordCodec;
import org.apache.kafka.streams.processor.api.Record;

/** The last processor of a process whose last stage is not match: from values to bytes. */
final class RecordWriteProcessor<T> extends StageProcessor<InFlightRecords<T>> {
  private final RecordCodec<T> codec;
  private final TopologyConfig config;
  private final String sink;

  RecordWriteProcessor(Node node, Wiring wiring, RecordCodec<T> codec, String sink) {
    super(node, wiring);
    this.codec = codec;
    this.config = wiring.config();
    this.sink = sink;
  }

  @Override
  public void process(Record<byte[], InFlightRecords<T>> record) {
    run(
        record,
        record.value().origin(),
        () -> write(record.value().value()),
        done ->
            context()
                .forward(
                    new Record<byte[], Object>(
                        record.key(),
                        done.value(),
                        record.timestamp(),
                        OutgoingHeaders.of(done.trace(), done.origin().times().headers())),
                    sink));
  }

  private Outcome<byte[]> write(T value) {
    byte[] bytes = codec.write(value);
    return config.ifSendable(bytes, bytes.length);
  }
}
