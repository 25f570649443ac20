package dev.sightline.streams.runner;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.header.Header;

/**
 * What the producers of a process learnt from Kafka: the record size that each topic takes, and
 * whether output was lost. Thread-safe.
 *
 * <p>A refused record spoils the transaction it is in, and the next attempt would send it again. So
 * a producer asks here first, and a record that is known to be too large never reaches Kafka.
 */
final class Deliveries {
  /** The bytes of a batch with one record, without its key, value and headers; an upper bound. */
  private static final int BATCH_BYTES = 128;

  /** The bytes of a header's two lengths. */
  private static final int HEADER_BYTES = 10;

  /**
   * By how many bytes a record that is made again may be smaller: its headers say how long the
   * stages took.
   */
  private static final int VARIATION_BYTES = 64;

  private final Map<String, Integer> refused = new ConcurrentHashMap<>();
  private final AtomicReference<Exception> lost = new AtomicReference<>();

  /** The record is too large; it was not sent. */
  static final class OversizeException extends RecordTooLargeException {
    private static final long serialVersionUID = 1L;

    private OversizeException(String message) {
      super(message);
    }
  }

  /**
   * Returns why a record must not be sent; empty if it may be.
   *
   * @param maxRequestBytes the producer's largest request
   */
  Optional<OversizeException> check(ProducerRecord<byte[], byte[]> record, int maxRequestBytes) {
    int bytes = bytes(record);
    int known = refused.getOrDefault(record.topic(), bytes + VARIATION_BYTES);
    int allowed = Math.min(maxRequestBytes, known - VARIATION_BYTES);
    return bytes <= allowed
        ? Optional.empty()
        : Optional.of(new OversizeException(bytes + " bytes, allowed " + allowed));
  }

  /** Remembers that Kafka refused a record for its size. */
  void refused(ProducerRecord<byte[], byte[]> record) {
    refused.merge(record.topic(), bytes(record), Math::min);
  }

  /** Remembers that output did not reach Kafka. */
  void lost(Exception failure) {
    lost.compareAndSet(null, failure);
  }

  /** Returns the first failure by which output was lost; empty if none was. */
  Optional<Exception> loss() {
    return Optional.ofNullable(lost.get());
  }

  private static int bytes(ProducerRecord<byte[], byte[]> record) {
    int bytes = BATCH_BYTES + length(record.key()) + length(record.value());
    for (Header header : record.headers()) {
      bytes += HEADER_BYTES + header.key().length() + length(header.value());
    }
    return bytes;
  }

  private static int length(byte[] bytes) {
    return bytes == null ? 0 : bytes.length;
  }
}
