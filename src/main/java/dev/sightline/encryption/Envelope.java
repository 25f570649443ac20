package dev.sightline.encryption;

import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Seals bytes that are nobody's alone, each with the wrapped data key that opens it, so that
 * whoever has the key-encryption keys can open them wherever they are found. Seals with a data key
 * of its own, and with a new one now and then. Any thread may use it.
 */
public final class Envelope {
  /** Far below the 2³² random nonces that one AES-GCM key may see. */
  private static final int SEALS_PER_KEY = 1 << 24;

  private final KeyEncryptionKeys keyEncryption;
  private final String boundTo;
  private final Map<WrappedKey, DataKey> unwrapped = new ConcurrentHashMap<>();
  private DataKey key;
  private WrappedKey wrapped;
  private int sealsLeft;

  /**
   * @param boundTo where the bytes belong; only an envelope with the same text opens them
   */
  public Envelope(KeyEncryptionKeys keyEncryption, String boundTo) {
    this.keyEncryption = Objects.requireNonNull(keyEncryption, "keyEncryption");
    this.boundTo = Objects.requireNonNull(boundTo, "boundTo");
  }

  /**
   * Sealed bytes and what opens them.
   *
   * @param key the data key, wrapped
   * @param bytes 28 more than were sealed; not copied
   */
  @SuppressWarnings("ArrayRecordComponent")
  public record Sealed(WrappedKey key, byte[] bytes) {}

  /** Encrypts. */
  public Sealed seal(byte[] plain) {
    DataKey with;
    WrappedKey name;
    synchronized (this) {
      if (sealsLeft == 0) {
        key = DataKey.generate();
        wrapped = keyEncryption.wrap(key, boundTo);
        sealsLeft = SEALS_PER_KEY;
      }
      sealsLeft--;
      with = key;
      name = wrapped;
    }
    return new Sealed(name, with.seal(plain, boundTo));
  }

  /**
   * Decrypts.
   *
   * @throws IllegalArgumentException if the data key was wrapped by a key-encryption key that is
   *     not here, or the bytes were bound to another text or changed since
   */
  public byte[] open(Sealed sealed) {
    return unwrapped
        .computeIfAbsent(sealed.key(), wrapping -> keyEncryption.unwrap(wrapping, boundTo))
        .open(sealed.bytes(), boundTo);
  }
}
