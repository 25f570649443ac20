package dev.sightline.encryption;

import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Envelope encryption for data that is not a single person's. Each envelope holds the wrapped data
 * key that opens it, so the key-encryption keys alone are enough to open it. Uses data keys of its
 * own and replaces them regularly. Any thread may use it.
 */
public final class Envelope {
  /** The number of seals per data key, far below AES-GCM's limit of 2³² random nonces per key. */
  private static final int SEALS_PER_KEY = 1 << 24;

  private final KeyEncryptionKeys keyEncryption;
  private final String boundTo;
  private final Map<WrappedKey, DataKey> unwrapped = new ConcurrentHashMap<>();
  private DataKey key;
  private WrappedKey wrapped;
  private int sealsLeft;

  /**
   * @param boundTo the place the bytes belong to; an envelope opens only with the same text
   */
  public Envelope(KeyEncryptionKeys keyEncryption, String boundTo) {
    this.keyEncryption = Objects.requireNonNull(keyEncryption, "keyEncryption");
    this.boundTo = Objects.requireNonNull(boundTo, "boundTo");
  }

  /**
   * Sealed bytes and the key that opens them.
   *
   * @param key the data key, wrapped
   * @param bytes the sealed bytes, 28 more than the plain ones; not copied
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
   * @throws IllegalArgumentException if the data key was wrapped by an unknown key-encryption key,
   *     or the bytes were bound to another text or changed since
   */
  public byte[] open(Sealed sealed) {
    return unwrapped
        .computeIfAbsent(sealed.key(), wrapping -> keyEncryption.unwrap(wrapping, boundTo))
        .open(sealed.bytes(), boundTo);
  }
}
