package dev.sightline.serving.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
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
        new WebhookConfig(Optional.of(url), SECRET, attempts, Duration.ofSeconds(5));
    return new WebhookSender(config, () -> NOW, pauses::add);
  }

  @Test
  void shouldSignAsTheSpecificationsExample() throws InterruptedException {
    answers.add(204);

    Optional<String> failure = sender(1).send(ID, BODY);

    assertThat(failure).isEmpty();
    assertThat(received)
        .containsExactly("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE= " + ID + " " + BODY);
  }

  @Test
  void shouldTryAgainAfterLongerAndLongerPausesUnderTheSameId() throws InterruptedException {
    answers.addAll(List.of(500, 429, 302, 200));

    Optional<String> failure = sender(6).send(ID, BODY);

    assertThat(failure).isEmpty();
    assertThat(received).hasSize(4).allMatch(each -> each.contains(ID));
    assertThat(pauses)
        .containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(4));
  }

  @Test
  void shouldSayWhatTheLastAttemptMet() throws InterruptedException {
    answers.addAll(List.of(500, 503));

    assertThat(sender(2).send(ID, BODY)).contains("status 503");
    server.stop(0);
    assertThat(sender(1).send(ID, BODY)).contains("ConnectException");
  }

  @Test
  void shouldAskForASecretThatIsOne() {
    Optional<URI> url = Optional.of(URI.create("https://example.org/hook"));

    assertThatThrownBy(() -> new WebhookConfig(url, new Secret("short"), 1, Duration.ofSeconds(1)))
        .hasMessage("webhook.secret must have at least 24 characters, has 5");
    assertThatThrownBy(
            () ->
                new WebhookConfig(
                    Optional.of(URI.create("file:///etc/passwd")),
                    SECRET,
                    1,
                    Duration.ofSeconds(1)))
        .hasMessage("webhook.url must be an http or https address, was file:///etc/passwd");
  }
}
