package dev.sightline.streams.runner;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordTooLargeException;

/**
 * The two rules of sending: no record that is too large, and no state before its output.
 *
 * <p>Without transactions, Kafka Streams sends output and state side by side, and flushes state
 * even when it gives up a task whose output failed. State that is ahead of the output would let the
 * output be skipped when the task starts again from it. So state is sent only once Kafka has all
 * output sent before. After output has failed, no state is sent any more; the process ends, and the
 * next one repeats what was lost.
 */
final class RecordSender {
  private static final String CHANGELOG = "-changelog";

  private final Kafka kafka;
  private final Deliveries deliveries;
  private final int maxRequestBytes;
  private final boolean isOutputFirst;
  private final AtomicInteger unacknowledged = new AtomicInteger();

  /** The part of a producer that sends. */
  interface Kafka {
    Future<RecordMetadata> send(ProducerRecord<byte[], byte[]> record, Callback callback);

    /** Returns when every record sent before is acknowledged or has failed. */
    void flush();
  }

  /**
   * @param maxRequestBytes the producer's largest request
   * @param isOutputFirst whether no transaction binds state and output together
   */
  RecordSender(Kafka kafka, Deliveries deliveries, int maxRequestBytes, boolean isOutputFirst) {
    this.kafka = kafka;
    this.deliveries = deliveries;
    this.maxRequestBytes = maxRequestBytes;
    this.isOutputFirst = isOutputFirst;
  }

  /** Sends a record, or reports to the callback at once why it is not sent. */
  Future<RecordMetadata> send(ProducerRecord<byte[], byte[]> record, Callback callback) {
    var oversize = deliveries.check(record, maxRequestBytes);
    if (oversize.isPresent()) {
      return failed(oversize.get(), callback);
    }
    return record.topic().endsWith(CHANGELOG)
        ? sendState(record, callback)
        : sendOutput(record, callback);
  }

  private Future<RecordMetadata> sendOutput(
      ProducerRecord<byte[], byte[]> record, Callback callback) {
    unacknowledged.incrementAndGet();
    try {
      return kafka.send(
          record,
          (metadata, failure) -> {
            learn(record, failure);
            if (failure != null && !RefusedRecordHandler.isRefusal(failure)) {
              deliveries.lost(failure);
            }
            unacknowledged.decrementAndGet();
            callback.onCompletion(metadata, failure);
          });
    } catch (RuntimeException e) {
      deliveries.lost(e);
      throw e;
    }
  }

  private Future<RecordMetadata> sendState(
      ProducerRecord<byte[], byte[]> record, Callback callback) {
    if (isOutputFirst && unacknowledged.get() > 0) {
      kafka.flush();
    }
    if (isOutputFirst && deliveries.loss().isPresent()) {
      Exception loss = deliveries.loss().get();
      return failed(new KafkaException("output sent before was lost", loss), callback);
    }
    return kafka.send(
        record,
        (metadata, failure) -> {
          learn(record, failure);
          callback.onCompletion(metadata, failure);
        });
  }

  private void learn(ProducerRecord<byte[], byte[]> record, Exception failure) {
    if (failure instanceof RecordTooLargeException) {
      deliveries.refused(record);
    }
  }

  private static Future<RecordMetadata> failed(KafkaException failure, Callback callback) {
    callback.onCompletion(null, failure);
    return CompletableFuture.failedFuture(failure);
  }
}
