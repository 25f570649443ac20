package dev.sightline.events.codec;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import dev.sightline.encryption.Envelope;
import dev.sightline.encryption.KeyEncryptionKeys;
import dev.sightline.encryption.WrappedKey;
import dev.sightline.events.Outcome;
import dev.sightline.events.RejectionReason;
import dev.sightline.events.wire.PresenceWire;

/**
 * A codec that encrypts presence state: the message {@code SealedState} around the bytes of another
 * codec. It also reads unencrypted values, so that encryption can be switched on.
 */
final class SealedCodec<T> implements RecordCodec<T> {
  private final RecordCodec<T> plain;
  private final Envelope envelope;

  /**
   * @param place the place the values belong to; they open only with the same text
   */
  SealedCodec(RecordCodec<T> plain, KeyEncryptionKeys keyEncryption, String place) {
    this.plain = plain;
    this.envelope = new Envelope(keyEncryption, place);
  }

  @Override
  public byte[] write(T value) {
    Envelope.Sealed sealed = envelope.seal(plain.write(value));
    return PresenceWire.SealedState.newBuilder()
        .setSchemaVersion(ProtobufCodec.SCHEMA_VERSION)
        .setKeyId(sealed.key().id())
        .setWrappedBy(sealed.key().wrappedBy())
        .setWrapped(ByteString.copyFrom(sealed.key().toBytes()))
        .setSealed(ByteString.copyFrom(sealed.bytes()))
        .build()
        .toByteArray();
  }

  /** Reads a value; returns {@link RejectionReason#SEAL_BROKEN} if its keys do not open it. */
  @Override
  public Outcome<T> read(byte[] bytes) {
    if (bytes == null) {
      return plain.read(null);
    }
    PresenceWire.SealedState message;
    try {
      message = PresenceWire.SealedState.parseFrom(bytes);
    } catch (InvalidProtocolBufferException e) {
      return plain.read(bytes);
    }
    if (message.getSealed().isEmpty()) {
      return plain.read(bytes);
    }
    if (message.getSchemaVersion() > ProtobufCodec.SCHEMA_VERSION) {
      return Outcome.rejected(
          RejectionReason.SCHEMA_VERSION_UNKNOWN,
          "schema version "
              + message.getSchemaVersion()
              + ", known up to "
              + ProtobufCodec.SCHEMA_VERSION);
    }
    return open(message);
  }

  private Outcome<T> open(PresenceWire.SealedState message) {
    try {
      WrappedKey key =
          new WrappedKey(
              message.getKeyId(), message.getWrappedBy(), message.getWrapped().toByteArray());
      return plain.read(envelope.open(new Envelope.Sealed(key, message.getSealed().toByteArray())));
    } catch (IllegalArgumentException e) {
      return Outcome.rejected(
          RejectionReason.SEAL_BROKEN, "an encrypted state: " + e.getMessage(), e);
    }
  }
}
