package dev.sightline.serving.webhook;

import dev.sightline.serving.http.Secret;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The signature of posts: HMAC-SHA256 over {@code id.timestamp.body} (Standard Webhooks 1.0,
 * section "Signature scheme"). A secret that begins with {@code whsec_} is Base64 after that; any
 * other is used as text. Immutable.
 */
final class WebhookSignature {
  private static final String ALGORITHM = "HmacSHA256";
  private static final String ENCODED = "whsec_";

  private final SecretKeySpec key;

  /**
   * @throws IllegalArgumentException if what follows {@code whsec_} is not Base64
   */
  WebhookSignature(Secret secret) {
    Objects.requireNonNull(secret, "secret");
    this.key = new SecretKeySpec(bytes(secret.reveal()), ALGORITHM);
  }

  private static byte[] bytes(String secret) {
    return secret.startsWith(ENCODED)
        ? Base64.getDecoder().decode(secret.substring(ENCODED.length()))
        : secret.getBytes(StandardCharsets.UTF_8);
  }

  /** Returns {@code webhook-id}, {@code webhook-timestamp} and {@code webhook-signature}. */
  Map<String, String> headers(String id, Instant at, String body) {
    String timestamp = Long.toString(at.getEpochSecond());
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("webhook-id", id);
    headers.put("webhook-timestamp", timestamp);
    headers.put("webhook-signature", "v1," + sign(id + "." + timestamp + "." + body));
    return headers;
  }

  private String sign(String content) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return Base64.getEncoder()
          .encodeToString(mac.doFinal(content.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException | InvalidKeyException e) {
      throw new IllegalStateException("this JVM cannot sign with " + ALGORITHM, e);
    }
  }
}
