package dev.sightline.streams;

import dev.sightline.events.Outcome;
import dev.sightline.events.codec.RecordCodec;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;

/** A codec as the serde of a state store. */
final class CodecSerde {

  private CodecSerde() {}

  /**
   * Creates a serde that throws {@link IllegalStateException} on values the codec rejects: a store
   * contains what this program wrote, or a newer version of it.
   */
  static <T> Serde<T> of(RecordCodec<T> codec) {
    Deserializer<T> reader = (topic, bytes) -> bytes == null ? null : read(codec, topic, bytes);
    return Serdes.serdeFrom((topic, value) -> value == null ? null : codec.write(value), reader);
  }

  private static <T> T read(RecordCodec<T> codec, String topic, byte[] bytes) {
    Outcome<T> outcome = codec.read(bytes);
    if (outcome instanceof Outcome.Done<T> done) {
      return done.value();
    }
    throw new IllegalStateException(
        topic + " contains a value that this program cannot read: " + outcome);
  }
}
