package dev.sightline.streams;

import dev.sightline.events.Outcome;
import dev.sightline.events.codec.RecordCodec;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;

/** A codec as a state store needs it. */
final class CodecSerde {

  private CodecSerde() {}

  /**
   * A serde whose reading throws {@link IllegalStateException} at what the codec turns away: a
   * store holds what this program wrote, or a newer one did.
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
    throw new IllegalStateException(topic + " holds what this program cannot read: " + outcome);
  }
}
