package dev.sightline.events.codec;

import com.google.protobuf.ByteString;
import dev.sightline.encryption.DataKey;
import dev.sightline.events.Outcome;
import dev.sightline.events.RejectionReason;
import java.util.Optional;

/**
 * The encrypted part of a record, as it was read.
 *
 * @param schemaVersion the version of the message around it
 * @param sealed the encrypted message
 * @param boundTo the key of the record that it belongs to
 */
record Seal(int schemaVersion, ByteString sealed, String boundTo) {

  /**
   * Opens it. Never throws.
   *
   * @param key the key that it names; empty if it was destroyed or is not available
   * @param plain reads what was encrypted
   */
  <T> Outcome<T> open(Optional<DataKey> key, RecordCodec<T> plain) {
    if (schemaVersion > ProtobufCodec.SCHEMA_VERSION) {
      return Outcome.rejected(
          RejectionReason.SCHEMA_VERSION_UNKNOWN, "schema version " + schemaVersion);
    }
    if (key.isEmpty()) {
      return Outcome.rejected(
          RejectionReason.KEY_UNKNOWN,
          "encrypted with a key that was destroyed, or that needs a"
              + " gallery.key.file or gallery.key.command this process does not have");
    }
    try {
      return plain.read(key.get().open(sealed.toByteArray(), boundTo));
    } catch (IllegalArgumentException e) {
      return Outcome.rejected(RejectionReason.SEAL_BROKEN, "an encrypted record", e);
    }
  }
}
