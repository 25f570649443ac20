package dev.sightline.streams;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.streams.processor.TimestampExtractor;

/**
 * The record's timestamp, or 0 if a producer sent none. With a negative timestamp Kafka Streams
 * would skip the record or stop, but it must become a dead letter.
 */
final class CaptureTime implements TimestampExtractor {

  @Override
  public long extract(ConsumerRecord<Object, Object> record, long partitionTime) {
    return Math.max(0, record.timestamp());
  }
}
