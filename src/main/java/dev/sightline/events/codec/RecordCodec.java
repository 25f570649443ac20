package dev.sightline.events.codec;

import dev.sightline.events.Outcome;
import dev.sightline.events.RejectionReason;

/**
 * The values of one topic as bytes. Has no state.
 *
 * @param <T> what a record of the topic holds
 */
public interface RecordCodec<T> {

  byte[] write(T value);

  /**
   * Never throws, whatever the bytes are.
   *
   * @param bytes may be null, as a Kafka record's value may
   * @return the value, or {@link RejectionReason#RECORD_MALFORMED} or {@link
   *     RejectionReason#SCHEMA_VERSION_UNKNOWN}
   */
  Outcome<T> read(byte[] bytes);
}
