package dev.sightline.events.codec;

import dev.sightline.encryption.KeyEncryptionKeys;
import java.util.Optional;

/** The encryption of presence state, if there is one. */
public final class StateEncryption {
  private final Optional<KeyEncryptionKeys> keyEncryption;

  private StateEncryption(Optional<KeyEncryptionKeys> keyEncryption) {
    this.keyEncryption = keyEncryption;
  }

  /** Returns an instance that does not encrypt. */
  public static StateEncryption none() {
    return with(Optional.empty());
  }

  /**
   * Creates an instance.
   *
   * @param keyEncryption the keys that wrap data keys; if empty, nothing is encrypted
   */
  public static StateEncryption with(Optional<KeyEncryptionKeys> keyEncryption) {
    return new StateEncryption(keyEncryption);
  }

  /**
   * Returns the encryption of one store's values.
   *
   * @param place the place the values belong to; they open only with the same text
   */
  public StateSeal of(String place) {
    return new StateSeal(keyEncryption, place);
  }
}
