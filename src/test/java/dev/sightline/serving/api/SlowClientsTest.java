package dev.sightline.serving.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.serving.http.AccessTokens;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Clients that begin and do not go on, more of them than the server has threads. */
@Timeout(120)
class SlowClientsTest {
  private static final int CLIENTS = 200;
  private static final int PART = 100_000;

  private final List<Socket> open = new ArrayList<>();
  private ApiServer server;
  private int port;

  @BeforeEach
  void start() {
    server = new ApiServer(AccessTokens.none());
    port = server.request("/health").build().uri().getPort();
  }

  @AfterEach
  void stop() throws IOException {
    for (Socket socket : open) {
      socket.close();
    }
    server.close();
  }

  /** Connects from the address 127.0.0.{@code from}, so that the server sees several. */
  private Socket connect(int from) throws IOException {
    InetAddress own = InetAddress.getByAddress(new byte[] {127, 0, 0, (byte) from});
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), port, own, 0);
    open.add(socket);
    return socket;
  }

  private Socket begin(int from, int length, int sent) throws IOException {
    Socket socket = connect(from);
    String head =
        String.format(
            Locale.ROOT,
            "POST /api/v1/identify HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: image/jpeg\r\n"
                + "Connection: close\r\nContent-Length: %d\r\n\r\n",
            length);
    socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
    socket.getOutputStream().write(new byte[sent]);
    return socket;
  }

  private void assertOthersAreServed() throws Exception {
    HttpRequest get = server.request("/persons").timeout(Duration.ofSeconds(20)).build();
    HttpRequest post =
        server
            .request("/identify")
            .timeout(Duration.ofSeconds(20))
            .header("Content-Type", "image/jpeg")
            .POST(BodyPublishers.ofByteArray(Requests.jpeg()))
            .build();

    assertThat(server.send(get).statusCode()).isEqualTo(200);
    HttpResponse<byte[]> identified = server.send(post);
    assertThat(identified.statusCode()).isEqualTo(200);
  }

  @Test
  void shouldServeOthersWhileManyBodiesHaveOnlyBegun() throws Exception {
    for (int i = 0; i < CLIENTS; i++) {
      begin(1, 20_000, 100);
    }

    assertOthersAreServed();
  }

  @Test
  void shouldServeOthersWhileManyLargeBodiesHaveStopped() throws Exception {
    // When
    List<Socket> clients = new ArrayList<>();
    for (int i = 0; i < CLIENTS; i++) {
      clients.add(begin(1, 5 * PART, PART));
    }

    // Then: also a large body of another address, which sends on
    assertOthersAreServed();
    Socket other = begin(2, 2 * PART, PART);
    other.getOutputStream().write(new byte[PART]);
    assertThat(answer(other)).startsWith("HTTP/1.1 422 ").contains("picture-unreadable");
    assertThat(clients.stream().map(SlowClientsTest::answerOfTheFull).toList())
        .anySatisfy(
            answer ->
                assertThat(answer).startsWith("HTTP/1.1 429 ").containsIgnoringCase("retry-after"));
  }

  private static String answerOfTheFull(Socket client) {
    try {
      return client.getInputStream().available() > 0 ? answer(client) : "";
    } catch (IOException e) {
      return "";
    }
  }

  private static String answer(Socket client) throws IOException {
    client.setSoTimeout(60_000);
    return new String(client.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  @Test
  void shouldCloseFurtherConnectionsOfAnAddressAndServeAnother() throws Exception {
    // Given
    for (int i = 0; i < 256; i++) {
      connect(3).getOutputStream().write("GET /api".getBytes(StandardCharsets.US_ASCII));
    }

    // When
    Socket further = connect(3);

    // Then
    assertThat(endOf(further)).isLessThan(0);
    assertOthersAreServed();
  }

  private static int endOf(Socket socket) throws IOException {
    socket.setSoTimeout(60_000);
    try {
      return socket.getInputStream().read();
    } catch (SocketException e) {
      return -1;
    }
  }
}
