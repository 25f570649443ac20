package dev.sightline.streams;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.streams.processor.TimestampExtractor;

/**
 * The record's timestamp, and 0 where a producer sent none: a negative one would make Kafka Streams
 * skip the record or stop, and the record should become a dead letter.
 */
final class CaptureTime implements TimestampExtractor {

  @Override
  public long extract(ConsumerRecord<Object, Object> record, long partitionTime) {
    return Math.max(0, record.timestamp());
  }
}
