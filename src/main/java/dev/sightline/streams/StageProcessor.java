package dev.sightline.streams;

import dev.sightline.events.DeadLetter;
import dev.sightline.events.Outcome;
import dev.sightline.events.Rejection;
import dev.sightline.events.RejectionReason;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.ObjLongConsumer;
import java.util.function.Supplier;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What all processors of the stages do alike: no record stops the stream. What a processor turns
 * away, and what makes it throw, becomes a dead letter with the record that was read from Kafka.
 *
 * @param <V> what it works on
 */
abstract class StageProcessor<V> extends ContextualProcessor<byte[], V, byte[], Object> {
  private static final Logger LOG = LoggerFactory.getLogger(StageProcessor.class);

  private final Node node;
  private final Wiring wiring;

  StageProcessor(Node node, Wiring wiring) {
    this.node = node;
    this.wiring = wiring;
  }

  /** Which processor this is, of which stage. */
  record Node(Stage stage, String name) {}

  /** What all processors of a topology share. */
  record Wiring(TopologyConfig config, StageMetrics metrics) {}

  final StageMetrics metrics() {
    return wiring.metrics();
  }

  /** The coordinates of the record that was read from Kafka. */
  final RecordMetadata source() {
    return context().recordMetadata().orElseThrow();
  }

  /**
   * Works on one record.
   *
   * @param source the value that was read from Kafka
   * @param work may turn the record away, and may throw
   * @param onDone takes what came of it and the nanoseconds it took; must not throw
   */
  final <T> void run(
      Record<byte[], V> record,
      byte[] source,
      Supplier<Outcome<T>> work,
      ObjLongConsumer<T> onDone) {
    long start = System.nanoTime();
    Outcome<T> outcome = LogPlace.during(record.key(), source(), () -> supervised(work));
    long nanos = System.nanoTime() - start;
    if (outcome instanceof Outcome.Done<T> done) {
      onDone.accept(done.value(), nanos);
    } else if (outcome instanceof Outcome.Rejected<T> rejected) {
      bury(record, source, rejected.rejection());
    }
  }

  // Detector and network throw whatever their native sides think of, without a common type.
  private <T> Outcome<T> supervised(Supplier<Outcome<T>> work) {
    try {
      return work.get();
    } catch (RuntimeException e) {
      LOG.warn("{} failed: {}", node.name(), e.getClass().getName());
      LOG.debug("{} failed", node.name(), e);
      return Outcome.rejected(RejectionReason.STAGE_FAILED, "the stage threw", e);
    }
  }

  private void bury(Record<byte[], V> record, byte[] source, Rejection rejection) {
    RecordMetadata at = source();
    Map<String, String> headers =
        new LinkedHashMap<>(
            new DeadLetter(rejection, node.name(), at.topic(), at.partition(), at.offset())
                .headers());
    byte[] value = source;
    if (source != null && source.length > wiring.config().maxValueBytes()) {
      headers.put(DeadLetter.OMITTED_BYTES, Integer.toString(source.length));
      value = null;
    }
    wiring.metrics().rejected(node.stage(), rejection.reason());
    // The time of burial, not of capture: the topic's retention counts from it.
    context()
        .forward(
            new Record<byte[], Object>(
                record.key(),
                value,
                context().currentSystemTimeMs(),
                OutgoingHeaders.of(record.headers(), headers)),
            Nodes.DEAD_LETTERS_SINK);
  }
}
