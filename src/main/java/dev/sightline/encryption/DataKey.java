package dev.sightline.encryption;

import java.util.HexFormat;
import java.util.Objects;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/** A person's data key, which seals and opens the person's data. */
public final class DataKey {
  private static final int ID_BYTES = 8;

  private final String id;
  private final SecretKey key;

  DataKey(String id, byte[] key) {
    this.id = Objects.requireNonNull(id, "id");
    this.key = new SecretKeySpec(key, "AES");
  }

  /** Generates a new key with a new id. */
  public static DataKey generate() {
    return new DataKey(
        HexFormat.of().formatHex(AesGcm.randomBytes(ID_BYTES)),
        AesGcm.randomBytes(AesGcm.KEY_BYTES));
  }

  /** Returns the id, which reveals nothing of the key itself. */
  public String id() {
    return id;
  }

  /**
   * Encrypts.
   *
   * @param boundTo the place the bytes belong to; they open only with the same text
   * @return 28 bytes more than {@code plain}
   */
  public byte[] seal(byte[] plain, String boundTo) {
    return AesGcm.encrypt(key, plain, boundTo);
  }

  /**
   * Decrypts.
   *
   * @throws IllegalArgumentException if the bytes were sealed with another key, bound to another
   *     text, or were changed since
   */
  public byte[] open(byte[] sealed, String boundTo) {
    return AesGcm.decrypt(key, sealed, boundTo);
  }

  byte[] toBytes() {
    return key.getEncoded();
  }

  /** Returns the id only. */
  @Override
  public String toString() {
    return "DataKey[" + id + "]";
  }
}
