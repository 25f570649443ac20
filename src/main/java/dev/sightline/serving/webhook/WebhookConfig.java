package dev.sightline.serving.webhook;

import dev.sightline.serving.http.Secret;
import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * The configuration of the webhook.
 *
 * @param url {@code webhook.url}: the address that each event is posted to; empty for none
 * @param secret {@code webhook.secret}: the secret that signs posts, at least 24 characters
 * @param attempts {@code webhook.attempts}: the maximum number of attempts per event, in [1, 10];
 *     the pauses between double from one second
 * @param timeout {@code webhook.timeout.ms}: the timeout of an answer, in [100, 60000]
 */
public record WebhookConfig(Optional<URI> url, Secret secret, int attempts, Duration timeout) {
  private static final int MIN_SECRET = 24;

  public WebhookConfig {
    Objects.requireNonNull(url, "webhook.url");
    Objects.requireNonNull(secret, "webhook.secret");
    url.ifPresent(WebhookConfig::requireHttp);
    if (url.isPresent() && secret.reveal().length() < MIN_SECRET) {
      throw new IllegalArgumentException(
          "webhook.secret must have at least "
              + MIN_SECRET
              + " characters, has "
              + secret.reveal().length());
    }
    if (attempts < 1 || attempts > 10) {
      throw new IllegalArgumentException("webhook.attempts must be in [1, 10], was " + attempts);
    }
    if (timeout.toMillis() < 100 || timeout.toMillis() > 60_000) {
      throw new IllegalArgumentException(
          "webhook.timeout.ms must be in [100, 60000], was " + timeout.toMillis());
    }
  }

  private static void requireHttp(URI url) {
    if (!("http".equals(url.getScheme()) || "https".equals(url.getScheme()))
        || url.getHost() == null) {
      throw new IllegalArgumentException(
          "webhook.url must be an http or https address, was " + url);
    }
  }

  /** Returns the defaults: no address; six attempts with a timeout of ten seconds. */
  public static WebhookConfig defaults() {
    return new WebhookConfig(Optional.empty(), new Secret(""), 6, Duration.ofSeconds(10));
  }
}
