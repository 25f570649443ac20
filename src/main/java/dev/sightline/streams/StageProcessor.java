package dev.sightline.streams;

import dev.sightline.events.CameraKey;
import dev.sightline.events.DeadLetter;
import dev.sightline.events.Outcome;
import dev.sightline.events.Rejection;
import dev.sightline.events.RejectionReason;
import dev.sightline.tracing.RecordSpan;
import dev.sightline.tracing.TraceContext;
import dev.sightline.tracing.TracedRecord;
import dev.sightline.tracing.Tracing;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The base of all processors of the stages: no record stops the stream. A record that a processor
 * rejects, or that makes it throw, becomes a dead letter with the record that was read from Kafka.
 *
 * @param <V> the type of the input
 */
abstract class StageProcessor<V> extends ContextualProcessor<byte[], V, byte[], Object> {
  private static final Logger LOG = LoggerFactory.getLogger(StageProcessor.class);

  /** A dead letter carries a longer key no more than a value that is too large. */
  private static final int MAX_KEY_BYTES = 4_096;

  private final Node node;
  private final Wiring wiring;

  StageProcessor(Node node, Wiring wiring) {
    this.node = node;
    this.wiring = wiring;
  }

  /** A processor's stage and name. */
  record Node(Stage stage, String name) {}

  /** The parts that all processors of a topology share. */
  record Wiring(TopologyConfig config, StageMetrics metrics, Tracing tracing, WorkTimer work) {}

  /**
   * The result of processing a record.
   *
   * @param nanos the time of the work
   * @param origin the origin of what follows
   */
  record Finished<T>(T value, long nanos, Origin origin) {

    TraceContext trace() {
      return origin.trace();
    }
  }

  /** Measures something; a metric that cannot be taken stops no record. */
  final void measure(Consumer<StageMetrics> what) {
    try {
      what.accept(wiring.metrics());
    } catch (RuntimeException e) {
      LOG.debug("{} could not be measured", node.name(), e);
    }
  }

  /** Returns the position of the record that was read from Kafka. */
  final RecordMetadata source() {
    return context().recordMetadata().orElseThrow();
  }

  /**
   * Processes one record.
   *
   * @param origin the record that was read from Kafka
   * @param work computes everything that is sent; may reject the record, and may throw
   * @param onDone stores and sends the result; only Kafka makes it throw
   */
  final <T> void run(
      Record<byte[], V> record,
      Origin origin,
      Supplier<Outcome<T>> work,
      Consumer<Finished<T>> onDone) {
    RecordSpan span = spanOf(record.key(), origin.trace());
    Origin next = origin.tracedAs(span.context());
    long start = System.nanoTime();
    Outcome<T> outcome =
        LogPosition.of(record.key(), source(), span.context())
            .during(() -> wiring.work().during(() -> supervised(work)));
    long nanos = System.nanoTime() - start;
    if (outcome instanceof Outcome.Done<T> done) {
      span.end();
      onDone.accept(new Finished<>(done.value(), nanos, next.after(node.stage(), nanos)));
    } else if (outcome instanceof Outcome.Rejected<T> rejected) {
      span.failed(rejected.rejection().reason().code());
      span.end();
      bury(record, next, rejected.rejection());
    }
  }

  private RecordSpan spanOf(byte[] key, TraceContext parent) {
    try {
      return wiring.tracing().process(node.name(), traced(key), parent);
    } catch (RuntimeException e) {
      LOG.debug("{} could not be traced", node.name(), e);
      return RecordSpan.carrying(parent);
    }
  }

  private TracedRecord traced(byte[] key) {
    RecordMetadata at = source();
    return new TracedRecord(
        at.topic(),
        CameraKey.read(key).fold(Optional::of, unknown -> Optional.empty()),
        Optional.of(new TracedRecord.Place(at.partition(), at.offset())));
  }

  // Detector and model throw native exceptions without a common type. An exception of Kafka is not
  // the record's fault: it reports that a record sent before was lost.
  private <T> Outcome<T> supervised(Supplier<Outcome<T>> work) {
    try {
      return work.get();
    } catch (KafkaException e) {
      throw e;
    } catch (RuntimeException e) {
      LOG.warn("{} failed: {}", node.name(), e.getClass().getName());
      LOG.debug("{} failed", node.name(), e);
      return Outcome.rejected(RejectionReason.STAGE_FAILED, "the stage threw an exception", e);
    }
  }

  private void bury(Record<byte[], V> record, Origin origin, Rejection rejection) {
    RecordMetadata at = source();
    byte[] source = origin.source();
    Map<String, String> headers =
        new LinkedHashMap<>(
            new DeadLetter(rejection, node.name(), at.topic(), at.partition(), at.offset())
                .headers());
    byte[] key = record.key();
    if (key != null && key.length > MAX_KEY_BYTES) {
      headers.put(DeadLetter.OMITTED_KEY_BYTES, Integer.toString(key.length));
      key = null;
    }
    byte[] value = source;
    if (source != null && source.length > wiring.config().maxValueBytes()) {
      headers.put(DeadLetter.OMITTED_BYTES, Integer.toString(source.length));
      value = null;
    }
    measure(metrics -> metrics.rejected(node.stage(), rejection.reason()));
    // The current time, not the capture time: the topic's retention counts from it.
    context()
        .forward(
            new Record<byte[], Object>(
                key,
                value,
                context().currentSystemTimeMs(),
                OutgoingHeaders.of(origin.trace(), headers)),
            Nodes.DEAD_LETTERS_SINK);
  }
}
