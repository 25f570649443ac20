package dev.sightline.monitoring;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HealthServerTest {
  private final HttpClient client = HttpClient.newHttpClient();
  private final AtomicReference<Condition> condition = new AtomicReference<>(Condition.RUNNING);
  private final AtomicReference<Optional<String>> why = new AtomicReference<>(Optional.empty());
  private HealthServer server;

  @BeforeEach
  void start() throws IOException {
    server =
        HealthServer.start(onFreePort(), condition::get, why::get, () -> "sightline_ready 1.0\n");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private static HealthConfig onFreePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return new HealthConfig("127.0.0.1", socket.getLocalPort(), Duration.ofMinutes(1));
    }
  }

  private HttpResponse<String> request(String method, String path)
      throws IOException, InterruptedException {
    URI uri = URI.create("http://127.0.0.1:" + server.port() + path);
    return client.send(
        HttpRequest.newBuilder(uri).method(method, BodyPublishers.noBody()).build(),
        BodyHandlers.ofString());
  }

  @ParameterizedTest
  @CsvSource({
    "STARTING, 503, 200, 503",
    "RUNNING, 200, 200, 200",
    "REBALANCING, 200, 200, 503",
    "MODEL_MISSING, 200, 200, 503",
    "RETRYING, 200, 200, 503",
    "DISCONNECTED, 200, 200, 503",
    "ENDING, 200, 200, 503",
    "STALLED, 503, 503, 503",
    "FAILED, 503, 503, 503",
  })
  void shouldTellAliveFromReady(Condition now, int started, int alive, int ready)
      throws IOException, InterruptedException {
    // Given
    condition.set(now);

    // Then
    assertThat(request("GET", "/startupz").statusCode()).isEqualTo(started);
    assertThat(request("GET", "/livez").statusCode()).isEqualTo(alive);
    assertThat(request("GET", "/readyz").statusCode()).isEqualTo(ready);
    assertThat(request("GET", "/readyz").body().strip()).isEqualTo(now.code());
  }

  @Test
  void shouldSayWhatItIsFor() throws IOException, InterruptedException {
    // Given
    condition.set(Condition.MODEL_MISSING);
    why.set(Optional.of("the gallery is of resnet29-1"));

    // When, Then
    assertThat(request("GET", "/readyz").body())
        .isEqualTo("model-missing\nthe gallery is of resnet29-1\n");
  }

  @Test
  void shouldServeMetrics() throws IOException, InterruptedException {
    // When
    HttpResponse<String> metrics = request("GET", "/metrics");

    // Then
    assertThat(metrics.body()).isEqualTo("sightline_ready 1.0\n");
    assertThat(metrics.headers().firstValue("Content-Type"))
        .hasValue("text/plain; version=0.0.4; charset=utf-8");
  }

  @ParameterizedTest
  @CsvSource({"GET, /, 404", "GET, /metrics/.., 404", "POST, /livez, 405", "HEAD, /livez, 200"})
  void shouldAnswerNothingElse(String method, String path, int status)
      throws IOException, InterruptedException {
    assertThat(request(method, path).statusCode()).isEqualTo(status);
  }

  @Test
  void shouldSayWhichPortIsTaken() {
    // Given
    HealthConfig taken = new HealthConfig("127.0.0.1", server.port(), Duration.ofMinutes(1));

    // Then
    assertThatThrownBy(() -> HealthServer.start(taken, condition::get, why::get, () -> ""))
        .isInstanceOf(HealthServer.AddressInUseException.class)
        .hasMessageContaining("port " + server.port())
        .hasMessageContaining("health.port");
  }

  @Test
  void shouldAnswerWhileManyRequestsAreNeverFinished() throws IOException, InterruptedException {
    // Given
    List<Socket> unfinished = new ArrayList<>();
    try {
      for (int i = 0; i < 50; i++) {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
        socket.getOutputStream().write("GET /livez HTTP/1.1\r\nHo".getBytes(US_ASCII));
        unfinished.add(socket);
      }

      // When, Then
      assertThat(request("GET", "/livez").statusCode()).isEqualTo(200);
    } finally {
      for (Socket socket : unfinished) {
        socket.close();
      }
    }
  }

  @Test
  void shouldCloseTwice() {
    server.close();
    server.close();
  }
}
