package dev.sightline.events.codec;

import dev.sightline.events.Outcome;
import dev.sightline.events.RejectionReason;

/**
 * A codec of the values of one topic. Has no state.
 *
 * @param <T> the type of the topic's values
 */
public interface RecordCodec<T> {

  byte[] write(T value);

  /**
   * Reads a value. Never throws.
   *
   * @param bytes the bytes, or null, as a Kafka record's value may be
   * @return the value, or {@link RejectionReason#RECORD_MALFORMED} or {@link
   *     RejectionReason#SCHEMA_VERSION_UNKNOWN}
   */
  Outcome<T> read(byte[] bytes);
}
