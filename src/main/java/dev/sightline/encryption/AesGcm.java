package dev.sightline.encryption;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/**
 * AES-GCM (NIST SP 800-38D) with a random 96-bit nonce before the ciphertext and a 128-bit tag
 * after it. With random nonces a key may encrypt 2³² times; a person has a few hundred templates.
 */
final class AesGcm {
  static final int KEY_BYTES = 32;
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;
  private static final SecureRandom RANDOM = new SecureRandom();

  private AesGcm() {}

  static byte[] randomBytes(int length) {
    byte[] bytes = new byte[length];
    RANDOM.nextBytes(bytes);
    return bytes;
  }

  /**
   * Encrypts.
   *
   * @return the nonce, the ciphertext and the tag
   */
  static byte[] encrypt(SecretKey key, byte[] plain, String boundTo) {
    byte[] nonce = randomBytes(NONCE_BYTES);
    try {
      Cipher cipher = cipher(Cipher.ENCRYPT_MODE, key, nonce, boundTo);
      byte[] sealed = Arrays.copyOf(nonce, NONCE_BYTES + cipher.getOutputSize(plain.length));
      int length = NONCE_BYTES + cipher.doFinal(plain, 0, plain.length, sealed, NONCE_BYTES);
      return length == sealed.length ? sealed : Arrays.copyOf(sealed, length);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this JVM does not encrypt with AES-256-GCM", e);
    }
  }

  /**
   * Decrypts.
   *
   * @throws BrokenSealException if the key, the binding or the bytes are not those of {@link
   *     #encrypt}
   */
  static byte[] decrypt(SecretKey key, byte[] sealed, String boundTo) {
    if (sealed.length < NONCE_BYTES + TAG_BITS / Byte.SIZE) {
      throw new BrokenSealException(sealed.length + " bytes are too few");
    }
    try {
      return cipher(Cipher.DECRYPT_MODE, key, Arrays.copyOf(sealed, NONCE_BYTES), boundTo)
          .doFinal(sealed, NONCE_BYTES, sealed.length - NONCE_BYTES);
    } catch (AEADBadTagException e) {
      throw new BrokenSealException("wrong key, changed bytes or bound to another text", e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this JVM does not decrypt with AES-256-GCM", e);
    }
  }

  private static Cipher cipher(int mode, SecretKey key, byte[] nonce, String boundTo)
      throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD(boundTo.getBytes(StandardCharsets.UTF_8));
    return cipher;
  }

  /** The sealed bytes cannot be opened. */
  static final class BrokenSealException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    BrokenSealException(String detail) {
      super("sealed bytes cannot be opened: " + detail);
    }

    BrokenSealException(String detail, Throwable cause) {
      super("sealed bytes cannot be opened: " + detail, cause);
    }
  }
}
