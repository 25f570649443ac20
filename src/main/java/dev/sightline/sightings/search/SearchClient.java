package dev.sightline.sightings.search;

import dev.sightline.serving.http.Secret;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Asks an instance of the search stage. Thread-safe; it needs no closing. */
public final class SearchClient {
  private static final Duration CONNECT = Duration.ofSeconds(2);
  private static final Duration ANSWER = Duration.ofSeconds(20);

  private final HttpClient http;
  private final Optional<Secret> secret;
  private final URI url;

  public SearchClient(SearchConfig config) {
    HttpClient.Builder builder =
        HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(CONNECT);
    config.tls().map(SearchTls::context).ifPresent(builder::sslContext);
    this.http = builder.build();
    this.secret = config.secret();
    this.url = config.url();
  }

  /**
   * Asks the configured instance, which asks the others.
   *
   * @throws SearchUnavailableException if it does not answer
   */
  public SearchAnswer ask(SearchRequest request) {
    try {
      return askAt(url, request).join();
    } catch (CompletionException e) {
      throw new SearchUnavailableException(url, e.getCause());
    }
  }

  /** Asks one instance. */
  CompletableFuture<SearchAnswer> askAt(URI instance, SearchRequest request) {
    try {
      HttpRequest.Builder question =
          HttpRequest.newBuilder(instance.resolve(SearchWire.PATH))
              .timeout(ANSWER)
              .header("Content-Type", "application/json")
              .POST(HttpRequest.BodyPublishers.ofByteArray(SearchWire.write(request)));
      secret.ifPresent(shown -> question.header("Authorization", "Bearer " + shown.reveal()));
      return http.sendAsync(question.build(), HttpResponse.BodyHandlers.ofByteArray())
          .thenApply(SearchClient::answer);
    } catch (IOException e) {
      throw new UncheckedIOException("a question cannot be written", e);
    }
  }

  private static SearchAnswer answer(HttpResponse<byte[]> response) {
    if (response.statusCode() != 200) {
      throw new IllegalStateException(
          response.statusCode() == 401
              ? "search.secret is missing or wrong"
              : "status " + response.statusCode());
    }
    try {
      return SearchWire.read(new ByteArrayInputStream(response.body()), SearchAnswer.class);
    } catch (IOException e) {
      throw new UncheckedIOException("the answer was not understood", e);
    }
  }

  /** No instance of the search stage answers. */
  public static final class SearchUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    SearchUnavailableException(URI url, Throwable cause) {
      super(
          String.format(
              Locale.ROOT,
              "the search stage does not answer at search.url %s (%s); 'sightline run --stages"
                  + " search' starts it",
              url,
              cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage()),
          cause);
    }
  }
}
