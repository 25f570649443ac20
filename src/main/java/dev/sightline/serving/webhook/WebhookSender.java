package dev.sightline.serving.webhook;

import dev.sightline.events.Rejection;
import dev.sightline.events.RejectionReason;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Posts an event, and tries again where that fails. Thread-safe. */
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

  WebhookSender(WebhookConfig config, URI url, InstantSource clock, Pause pause) {
    this.config = config;
    this.url = url;
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
   * Posts an event until the receiver takes it, which any status of 2xx means.
   *
   * @param id the same at every attempt, so that a receiver can tell a repetition
   * @param validUntil no attempt begins later than this; empty if the event stays valid
   * @return empty if it was taken; else why not
   */
  Optional<Rejection> send(String id, String json, Optional<Instant> validUntil)
      throws InterruptedException {
    String failure = "it was too late for a first attempt";
    for (int i = 0; i < config.attempts(); i++) {
      if (i > 0) {
        pause.take(Duration.ofSeconds(1L << (i - 1)));
      }
      if (validUntil.filter(limit -> clock.instant().isAfter(limit)).isPresent()) {
        return Optional.of(
            Rejection.of(
                RejectionReason.EVENT_EXPIRED,
                "valid until " + validUntil.get() + "; before: " + failure));
      }
      Optional<String> missed = attempt(id, json);
      if (missed.isEmpty()) {
        return Optional.empty();
      }
      failure = missed.get();
    }
    return Optional.of(Rejection.of(RejectionReason.SUBSCRIBER_FAILED, failure));
  }

  private Optional<String> attempt(String id, String json) throws InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(url)
            .timeout(config.timeout())
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(json));
    signature.headers(id, clock.instant(), json).forEach(request::header);
    // The request's own timeout ends with the headers; this one covers the body, too.
    CompletableFuture<HttpResponse<Void>> answer =
        client.sendAsync(request.build(), BodyHandlers.discarding());
    try {
      int status = answer.get(config.timeout().toMillis(), TimeUnit.MILLISECONDS).statusCode();
      return status / 100 == 2 ? Optional.empty() : Optional.of("status " + status);
    } catch (TimeoutException e) {
      return Optional.of("no whole answer within " + config.timeout().toMillis() + " ms");
    } catch (ExecutionException e) {
      return Optional.of(e.getCause().getClass().getSimpleName());
    } finally {
      answer.cancel(true);
    }
  }
}
