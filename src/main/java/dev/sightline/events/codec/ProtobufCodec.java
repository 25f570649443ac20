package dev.sightline.events.codec;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.MessageLite;
import com.google.protobuf.Parser;
import dev.sightline.events.Outcome;
import dev.sightline.events.RejectionReason;
import dev.sightline.frames.Image.UndecodableImageException;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/** A codec of a Protobuf message with a schema version, and the value it represents. */
record ProtobufCodec<M extends MessageLite, T>(
    Parser<M> parser,
    ToIntFunction<M> schemaVersion,
    Function<T, M> toWire,
    Function<M, T> fromWire)
    implements RecordCodec<T> {

  /** The version that this program writes, and the newest it reads. */
  static final int SCHEMA_VERSION = 1;

  @Override
  public byte[] write(T value) {
    return toWire.apply(value).toByteArray();
  }

  @Override
  public Outcome<T> read(byte[] bytes) {
    if (bytes == null || bytes.length == 0) {
      return Outcome.rejected(RejectionReason.RECORD_MALFORMED, "0 bytes");
    }
    M message;
    try {
      message = parser.parseFrom(bytes);
    } catch (InvalidProtocolBufferException e) {
      return Outcome.rejected(
          RejectionReason.RECORD_MALFORMED, bytes.length + " bytes that are not a message");
    }
    int version = schemaVersion.applyAsInt(message);
    if (version < 1) {
      return Outcome.rejected(RejectionReason.RECORD_MALFORMED, "schema version " + version);
    }
    if (version > SCHEMA_VERSION) {
      return Outcome.rejected(
          RejectionReason.SCHEMA_VERSION_UNKNOWN,
          "schema version " + version + ", known up to " + SCHEMA_VERSION);
    }
    return value(message);
  }

  private Outcome<T> value(M message) {
    try {
      return Outcome.done(fromWire.apply(message));
    } catch (IllegalArgumentException | UndecodableImageException e) {
      return Outcome.rejected(RejectionReason.RECORD_MALFORMED, "a field is out of range", e);
    }
  }
}
