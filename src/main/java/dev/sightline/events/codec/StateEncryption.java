package dev.sightline.events.codec;

import dev.sightline.encryption.KeyEncryptionKeys;
import java.util.Optional;

/** Whether what presence remembers is encrypted, and with what. */
public final class StateEncryption {
  private final Optional<KeyEncryptionKeys> keyEncryption;

  private StateEncryption(Optional<KeyEncryptionKeys> keyEncryption) {
    this.keyEncryption = keyEncryption;
  }

  /** Leaves everything in the clear. */
  public static StateEncryption none() {
    return with(Optional.empty());
  }

  /**
   * @param keyEncryption wraps the keys; without, everything is left in the clear
   */
  public static StateEncryption with(Optional<KeyEncryptionKeys> keyEncryption) {
    return new StateEncryption(keyEncryption);
  }

  /**
   * The same codec, encrypting.
   *
   * @param place names where the values are kept; values of another place do not open
   */
  public <T> RecordCodec<T> of(RecordCodec<T> plain, String place) {
    return keyEncryption
        .<RecordCodec<T>>map(keys -> new SealedCodec<>(plain, keys, place))
        .orElse(plain);
  }
}
