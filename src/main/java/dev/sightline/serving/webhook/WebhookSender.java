package dev.sightline.serving.webhook;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/** A sender of events that retries. Belongs to one thread. */
final class WebhookSender {
  private final WebhookConfig config;
  private final URI url;
  private final WebhookSignature signature;
  private final InstantSource clock;
  private final Pause pause;
  private final HttpClient client;

  /** A wait between two attempts. */
  interface Pause {
    void take(Duration length) throws InterruptedException;
  }

  /**
   * @param config a configuration with an address
   */
  WebhookSender(WebhookConfig config, InstantSource clock, Pause pause) {
    this.config = config;
    this.url = config.url().orElseThrow();
    this.signature = new WebhookSignature(config.secret());
    this.clock = clock;
    this.pause = pause;
    this.client =
        HttpClient.newBuilder()
            .connectTimeout(config.timeout())
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
  }

  /**
   * Posts an event until it is accepted, which any status of 2xx means.
   *
   * @param id the id, the same at every attempt, so that the receiver can detect duplicates
   * @return empty if it was accepted; else the error of the last attempt
   */
  Optional<String> send(String id, String json) throws InterruptedException {
    Optional<String> failure = attempt(id, json);
    for (int i = 1; i < config.attempts() && failure.isPresent(); i++) {
      pause.take(Duration.ofSeconds(1L << (i - 1)));
      failure = attempt(id, json);
    }
    return failure;
  }

  private Optional<String> attempt(String id, String json) throws InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(url)
            .timeout(config.timeout())
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(json));
    signature.headers(id, clock.instant(), json).forEach(request::header);
    try {
      int status = client.send(request.build(), BodyHandlers.discarding()).statusCode();
      return status / 100 == 2 ? Optional.empty() : Optional.of("status " + status);
    } catch (IOException e) {
      return Optional.of(e.getClass().getSimpleName());
    }
  }
}
