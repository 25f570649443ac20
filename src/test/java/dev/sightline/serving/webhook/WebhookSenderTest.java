package dev.sightline.serving.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.sightline.events.Rejection;
import dev.sightline.events.RejectionReason;
import dev.sightline.serving.http.Secret;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WebhookSenderTest {
  /** The example of the Standard Webhooks specification's reference libraries. */
  private static final Secret SECRET = new Secret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");

  private static final String ID = "msg_p5jXN8AQM9LWM0D4loKWxJek";
  private static final Instant NOW = Instant.ofEpochSecond(1_614_265_330);
  private static final String BODY = "{\"test\": 2432232314}";

  private final Deque<Integer> answers = new ArrayDeque<>();
  private final List<String> received = new ArrayList<>();
  private final List<Duration> pauses = new ArrayList<>();
  private Instant now = NOW;
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/hook", this::answer);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      received.add(
          exchange.getRequestHeaders().getFirst("webhook-signature")
              + " "
              + exchange.getRequestHeaders().getFirst("webhook-id")
              + " "
              + body);
      exchange.sendResponseHeaders(answers.removeFirst(), -1);
    }
  }

  private WebhookSender sender(int attempts) {
    URI url = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/hook");
    WebhookConfig config =
        new WebhookConfig(List.of(url), SECRET, attempts, Duration.ofSeconds(2), false, false);
    return new WebhookSender(config, url, () -> now, this::pause);
  }

  private void pause(Duration length) {
    pauses.add(length);
    now = now.plus(length);
  }

  private static Optional<String> detail(Optional<Rejection> rejection) {
    return rejection.map(Rejection::detail);
  }

  @Test
  void shouldSignAsTheSpecificationsExample() throws InterruptedException {
    answers.add(204);

    Optional<Rejection> failure = sender(1).send(ID, BODY, Optional.empty());

    assertThat(failure).isEmpty();
    assertThat(received)
        .containsExactly("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE= " + ID + " " + BODY);
  }

  @Test
  void shouldTryAgainAfterLongerAndLongerPausesUnderTheSameId() throws InterruptedException {
    answers.addAll(List.of(500, 429, 302, 200));

    Optional<Rejection> failure = sender(6).send(ID, BODY, Optional.empty());

    assertThat(failure).isEmpty();
    assertThat(received).hasSize(4).allMatch(each -> each.contains(ID));
    assertThat(pauses)
        .containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(4));
  }

  @Test
  void shouldSayWhatTheLastAttemptMet() throws InterruptedException {
    answers.addAll(List.of(500, 503));

    assertThat(detail(sender(2).send(ID, BODY, Optional.empty()))).contains("status 503");
    server.stop(0);
    assertThat(detail(sender(1).send(ID, BODY, Optional.empty()))).contains("ConnectException");
  }

  @Test
  void shouldNotDeliverAnEventLate() throws InterruptedException {
    // Given: valid for four seconds; attempts at 0, 1, 3 and 7 s
    answers.addAll(List.of(500, 500, 500, 200));

    // When
    Optional<Rejection> failure =
        sender(6).send(ID, BODY, Optional.of(NOW.plus(Duration.ofSeconds(4))));

    // Then
    assertThat(failure.map(Rejection::reason)).contains(RejectionReason.EVENT_EXPIRED);
    assertThat(detail(failure)).hasValueSatisfying(text -> assertThat(text).contains("status 500"));
    assertThat(received).hasSize(3);
  }

  @Test
  void shouldGiveUpOnAnAnswerWhoseBodyNeverEnds() throws InterruptedException {
    // Given
    server.removeContext("/hook");
    server.createContext(
        "/hook",
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          exchange.getResponseBody().write('a');
          exchange.getResponseBody().flush();
        });

    // When
    Optional<Rejection> failure = sender(1).send(ID, BODY, Optional.empty());

    // Then
    assertThat(detail(failure)).contains("no whole answer within 2000 ms");
  }

  @Test
  void shouldAskForASecretThatIsOne() {
    List<URI> url = List.of(URI.create("https://example.org/hook"));

    assertThatThrownBy(
            () ->
                new WebhookConfig(url, new Secret("short"), 1, Duration.ofSeconds(1), false, false))
        .hasMessage("webhook.secret must have at least 24 characters, has 5");
    assertThatThrownBy(
            () ->
                new WebhookConfig(
                    List.of(URI.create("file:///etc/passwd")),
                    SECRET,
                    1,
                    Duration.ofSeconds(1),
                    false,
                    false))
        .hasMessage("webhook.url must be an http or https address, was file:///etc/passwd");
  }
}
