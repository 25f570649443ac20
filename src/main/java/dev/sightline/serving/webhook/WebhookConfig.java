package dev.sightline.serving.webhook;

import dev.sightline.serving.http.Secret;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * The receivers of events.
 *
 * @param urls {@code webhook.url}: where each event is posted to; empty for nowhere
 * @param secret {@code webhook.secret}: signs what is posted, at least 24 characters
 * @param attempts {@code webhook.attempts}: how often an event is posted at most, in [1, 10]; the
 *     pauses between double from one second
 * @param timeout {@code webhook.timeout.ms}: how long an answer may take, in [100, 60000]
 * @param operations {@code webhook.operations}: whether the events of cameras that go up and down
 *     are posted too
 * @param links {@code webhook.links}: whether the links of strangers to their common ids are posted
 *     too
 */
public record WebhookConfig(
    List<URI> urls,
    Secret secret,
    int attempts,
    Duration timeout,
    boolean operations,
    boolean links) {
  private static final int MIN_SECRET = 24;

  public WebhookConfig {
    urls = List.copyOf(urls);
    Objects.requireNonNull(secret, "webhook.secret");
    urls.forEach(WebhookConfig::requireHttp);
    if (!urls.isEmpty() && secret.reveal().length() < MIN_SECRET) {
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

  /**
   * Returns the defaults: no address; six attempts with a timeout of ten seconds; no events of
   * cameras and no links.
   */
  public static WebhookConfig defaults() {
    return new WebhookConfig(List.of(), new Secret(""), 6, Duration.ofSeconds(10), false, false);
  }
}
