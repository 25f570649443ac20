package dev.sightline.serving.oidc;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/** The key that encrypts this server's cookies. */
final class CookieKey {
  private static final String PURPOSE = "sightline sign-in cookies";
  private static final int BYTES = 32;

  private CookieKey() {}

  /**
   * Derives the key from the client's secret, so that all servers of one deployment read one
   * another's cookies, and a new secret ends all sign-ins. Without a secret, each process has a
   * random key.
   */
  static SecretKey of(Optional<String> clientSecret) {
    return new SecretKeySpec(
        clientSecret.map(CookieKey::derived).orElseGet(CookieKey::random), "AES");
  }

  private static byte[] derived(String secret) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return mac.doFinal(PURPOSE.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this JVM has no HMAC-SHA256", e);
    }
  }

  private static byte[] random() {
    byte[] key = new byte[BYTES];
    new SecureRandom().nextBytes(key);
    return key;
  }
}
