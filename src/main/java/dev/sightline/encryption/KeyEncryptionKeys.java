package dev.sightline.encryption;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * The keys that wrap data keys. The first wraps and unwraps; the others only unwrap what they
 * wrapped before they were replaced.
 */
public final class KeyEncryptionKeys {
  private static final int ID_BYTES = 8;

  private final Map<String, SecretKey> byId;
  private final String current;

  private KeyEncryptionKeys(Map<String, SecretKey> byId) {
    this.byId = byId;
    this.current = byId.keySet().iterator().next();
  }

  /**
   * Parses keys: one per line, 32 bytes in Base64 ({@code openssl rand -base64 32}), the one that
   * wraps first. Empty lines are ignored.
   *
   * @throws IllegalArgumentException if there is none, or a line is not a key; the message does not
   *     repeat it
   */
  public static KeyEncryptionKeys parse(String text) {
    List<String> lines = text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    if (lines.isEmpty()) {
      throw new IllegalArgumentException("at least one key-encryption key is needed, found none");
    }
    Map<String, SecretKey> keys = new LinkedHashMap<>();
    for (int i = 0; i < lines.size(); i++) {
      byte[] key = decode(lines.get(i), i + 1);
      keys.put(idOf(key), new SecretKeySpec(key, "AES"));
    }
    return new KeyEncryptionKeys(keys);
  }

  private static byte[] decode(String line, int number) {
    byte[] key;
    try {
      key = Base64.getDecoder().decode(line);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("key " + number + " is not Base64", e);
    }
    if (key.length != AesGcm.KEY_BYTES) {
      throw new IllegalArgumentException(
          "key " + number + " must have " + AesGcm.KEY_BYTES + " bytes, found " + key.length);
    }
    return key;
  }

  /** Returns the start of the key's SHA-256, which identifies the key and does not reveal it. */
  private static String idOf(byte[] key) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(key);
      return HexFormat.of().formatHex(Arrays.copyOf(digest, ID_BYTES));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this JVM has no SHA-256", e);
    }
  }

  /** Generates a new key in the text form. */
  public static String generate() {
    return Base64.getEncoder().encodeToString(AesGcm.randomBytes(AesGcm.KEY_BYTES));
  }

  /** Returns the id of the key that wraps. */
  public String current() {
    return current;
  }

  /**
   * Encrypts a data key.
   *
   * @param boundTo the owner of the key; it unwraps only with the same text
   */
  public WrappedKey wrap(DataKey key, String boundTo) {
    return new WrappedKey(
        key.id(),
        current,
        AesGcm.encrypt(byId.get(current), key.toBytes(), binding(key.id(), boundTo)));
  }

  /**
   * Decrypts a data key.
   *
   * @throws IllegalArgumentException if it was wrapped by an unknown key, bound to another text, or
   *     changed since
   */
  public DataKey unwrap(WrappedKey wrapped, String boundTo) {
    SecretKey key = byId.get(wrapped.wrappedBy());
    if (key == null) {
      throw new IllegalArgumentException(
          "the data key is wrapped by " + wrapped.wrappedBy() + ", known are " + byId.keySet());
    }
    return new DataKey(
        wrapped.id(), AesGcm.decrypt(key, wrapped.toBytes(), binding(wrapped.id(), boundTo)));
  }

  private static String binding(String id, String boundTo) {
    return boundTo + "/" + id;
  }

  /** Returns the ids only. */
  @Override
  public String toString() {
    return "KeyEncryptionKeys" + byId.keySet();
  }
}
