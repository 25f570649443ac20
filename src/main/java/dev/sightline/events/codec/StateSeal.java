package dev.sightline.events.codec;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import dev.sightline.encryption.Envelope;
import dev.sightline.encryption.KeyEncryptionKeys;
import dev.sightline.encryption.WrappedKey;
import dev.sightline.events.Outcome;
import dev.sightline.events.RejectionReason;
import dev.sightline.events.wire.PresenceWire;
import java.util.Optional;

/**
 * The encryption of one store's values: the message {@code SealedState} around their bytes. It also
 * opens unencrypted values, so that encryption can be switched on. Without keys it changes nothing.
 */
public final class StateSeal {
  private final Optional<KeyEncryptionKeys> keyEncryption;
  private final Optional<Envelope> envelope;

  /**
   * @param place the place the values belong to; they open only with the same text
   */
  StateSeal(Optional<KeyEncryptionKeys> keyEncryption, String place) {
    this.keyEncryption = keyEncryption;
    this.envelope = keyEncryption.map(keys -> new Envelope(keys, place));
  }

  /** Encrypts a value. */
  public byte[] seal(byte[] plain) {
    return envelope.map(with -> message(with.seal(plain)).toByteArray()).orElse(plain);
  }

  private static PresenceWire.SealedState message(Envelope.Sealed sealed) {
    return PresenceWire.SealedState.newBuilder()
        .setSchemaVersion(ProtobufCodec.SCHEMA_VERSION)
        .setKeyId(sealed.key().id())
        .setWrappedBy(sealed.key().wrappedBy())
        .setWrapped(ByteString.copyFrom(sealed.key().toBytes()))
        .setSealed(ByteString.copyFrom(sealed.bytes()))
        .build();
  }

  /** Returns whether a stored value is encrypted as {@link #seal} would encrypt it now. */
  public boolean isCurrent(byte[] stored) {
    return keyEncryption
        .map(
            keys ->
                sealed(stored)
                    .filter(message -> message.getWrappedBy().equals(keys.current()))
                    .isPresent())
        .orElse(true);
  }

  /**
   * Decrypts a stored value; returns {@link RejectionReason#SEAL_BROKEN} if the keys do not open
   * it.
   */
  public Outcome<byte[]> open(byte[] stored) {
    if (envelope.isEmpty()) {
      return Outcome.done(stored);
    }
    return sealed(stored)
        .map(message -> open(envelope.get(), message))
        .orElse(Outcome.done(stored));
  }

  private static Optional<PresenceWire.SealedState> sealed(byte[] stored) {
    try {
      return Optional.of(PresenceWire.SealedState.parseFrom(stored))
          .filter(message -> !message.getSealed().isEmpty());
    } catch (InvalidProtocolBufferException e) {
      return Optional.empty();
    }
  }

  private static Outcome<byte[]> open(Envelope envelope, PresenceWire.SealedState message) {
    if (message.getSchemaVersion() > ProtobufCodec.SCHEMA_VERSION) {
      return Outcome.rejected(
          RejectionReason.SCHEMA_VERSION_UNKNOWN,
          "schema version "
              + message.getSchemaVersion()
              + ", known up to "
              + ProtobufCodec.SCHEMA_VERSION);
    }
    try {
      WrappedKey key =
          new WrappedKey(
              message.getKeyId(), message.getWrappedBy(), message.getWrapped().toByteArray());
      return Outcome.done(
          envelope.open(new Envelope.Sealed(key, message.getSealed().toByteArray())));
    } catch (IllegalArgumentException e) {
      return Outcome.rejected(
          RejectionReason.SEAL_BROKEN, "an encrypted state: " + e.getMessage(), e);
    }
  }
}
