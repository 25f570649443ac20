package dev.sightline.streams.runner;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * A producer that sends state to a changelog only after Kafka has all output sent before.
 *
 * <p>Without transactions, Kafka Streams sends output and state side by side, and flushes state
 * even when it gives up a task whose output failed. State that is ahead of the output would let the
 * output be skipped when the task starts again from it. Once output has failed, this producer sends
 * no state any more; the process ends, and the next one repeats what was lost.
 */
final class OutputFirstProducer extends KafkaProducer<byte[], byte[]> {
  private static final String CHANGELOG = "-changelog";

  private final AtomicInteger unacknowledged = new AtomicInteger();
  private final AtomicReference<Exception> lost = new AtomicReference<>();

  OutputFirstProducer(Map<String, Object> properties) {
    super(properties, new ByteArraySerializer(), new ByteArraySerializer());
  }

  @Override
  public Future<RecordMetadata> send(ProducerRecord<byte[], byte[]> record, Callback callback) {
    return record.topic().endsWith(CHANGELOG)
        ? sendState(record, callback)
        : sendOutput(record, callback);
  }

  private Future<RecordMetadata> sendOutput(
      ProducerRecord<byte[], byte[]> record, Callback callback) {
    unacknowledged.incrementAndGet();
    return super.send(
        record,
        (metadata, failure) -> {
          if (failure != null && !RefusedRecordHandler.isRefusal(failure)) {
            lost.compareAndSet(null, failure);
          }
          unacknowledged.decrementAndGet();
          callback.onCompletion(metadata, failure);
        });
  }

  private Future<RecordMetadata> sendState(
      ProducerRecord<byte[], byte[]> record, Callback callback) {
    if (unacknowledged.get() > 0) {
      flush();
    }
    if (lost.get() == null) {
      return super.send(record, callback);
    }
    KafkaException withheld = new KafkaException("output sent before was lost", lost.get());
    callback.onCompletion(null, withheld);
    return CompletableFuture.failedFuture(withheld);
  }
}
