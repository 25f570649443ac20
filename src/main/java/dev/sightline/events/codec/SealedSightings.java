package dev.sightline.events.codec;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import dev.sightline.encryption.DataKey;
import dev.sightline.events.DataKeys;
import dev.sightline.events.Outcome;
import dev.sightline.events.RejectionReason;
import dev.sightline.events.SightingRecord;
import dev.sightline.events.wire.Wire;

/**
 * Sightings encrypted with the key of their person or day. Camera, visit, times, event and the
 * key's id stay readable; who it was, vectors and picture do not.
 */
public final class SealedSightings {
  private static final RecordCodec<SightingRecord> PLAIN = RecordCodecs.sightings();

  private SealedSightings() {}

  public static byte[] seal(SightingRecord sighting, DataKey key) {
    return SightingMapping.open(sighting)
        .setSealedBy(key.id())
        .setSealed(
            ByteString.copyFrom(key.seal(PLAIN.write(sighting), sighting.visit().toString())))
        .build()
        .toByteArray();
  }

  /**
   * Reads a sighting, encrypted or not. Never throws. {@link RejectionReason#KEY_UNKNOWN} means
   * that it is erased, or that this process may not open it.
   *
   * @param keys open what is encrypted
   */
  public static Outcome<SightingRecord> read(byte[] bytes, DataKeys keys) {
    Wire.Sighting message;
    try {
      message = Wire.Sighting.parseFrom(bytes);
    } catch (InvalidProtocolBufferException e) {
      return Outcome.rejected(
          RejectionReason.RECORD_MALFORMED, bytes.length + " bytes that are not a message");
    }
    if (message.getSealed().isEmpty()) {
      return PLAIN.read(bytes);
    }
    String name = message.getCamera() + "/" + message.getVisit();
    return new Seal(message.getSchemaVersion(), message.getSealed(), name)
        .open(keys.find(message.getSealedBy()), PLAIN)
        .fold(
            sighting ->
                isAround(message, sighting)
                    ? Outcome.done(sighting)
                    : Outcome.rejected(
                        RejectionReason.SEAL_BROKEN, "an encrypted sighting of another time"),
            Outcome.Rejected::new);
  }

  /** Returns the id of the key that seals a sighting; empty if it is not encrypted. */
  public static String sealedBy(byte[] bytes) {
    try {
      return Wire.Sighting.parseFrom(bytes).getSealedBy();
    } catch (InvalidProtocolBufferException e) {
      return "";
    }
  }

  /** Returns whether the readable part was not changed since. */
  private static boolean isAround(Wire.Sighting message, SightingRecord sighting) {
    return message.toBuilder()
        .clearSealedBy()
        .clearSealed()
        .build()
        .equals(SightingMapping.open(sighting).build());
  }
}
