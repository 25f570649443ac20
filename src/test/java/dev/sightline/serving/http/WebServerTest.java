package dev.sightline.serving.http;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

class WebServerTest {
  private static final String PASSWORD = "changeit";

  @TempDir private Path folder;

  @Test
  void shouldSpeakTlsWithAKeyStore() throws Exception {
    // Given
    Path keystore = keystore();
    ServeConfig config = config(Optional.of(new ServeConfig.Tls(keystore, new Secret(PASSWORD))));

    try (WebServer server = WebServer.start(config, List.of(), List.of(), PageFiles.load())) {
      // When
      HttpClient client = HttpClient.newBuilder().sslContext(trusting(keystore)).build();
      HttpResponse<String> page = client.send(get(server.address()), BodyHandlers.ofString());

      // Then
      assertThat(server.address()).startsWith("https://");
      assertThat(page.statusCode()).isEqualTo(200);
      assertThat(page.body()).contains("<title>Sightline</title>");
      assertThat(page.headers().firstValue("strict-transport-security")).isPresent();
    }
  }

  @Test
  void shouldLogThatARouteFailedAndNotWhatItSaid() throws Exception {
    // Given
    Resource failing =
        () ->
            List.of(
                Route.get(
                    "/fails/{person}",
                    Role.ANYONE,
                    request -> {
                      throw new IllegalStateException(request.pathParam("person"));
                    }));
    Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    ListAppender<ILoggingEvent> logged = new ListAppender<>();
    logged.start();
    root.addAppender(logged);

    // When
    try (WebServer server =
        WebServer.start(config(Optional.empty()), List.of(failing), List.of(), PageFiles.load())) {
      HttpResponse<String> answer =
          HttpClient.newHttpClient()
              .send(get(server.address() + "api/v1/fails/Ada"), BodyHandlers.ofString());
      assertThat(answer.statusCode()).isEqualTo(500);
      assertThat(answer.body()).doesNotContain("Ada");
    } finally {
      root.detachAppender(logged);
    }

    // Then
    assertThat(logged.list)
        .filteredOn(event -> event.getLevel().isGreaterOrEqual(Level.WARN))
        .singleElement()
        .satisfies(
            event ->
                assertThat(event.getFormattedMessage())
                    .contains("/fails/{person} failed: java.lang.IllegalStateException")
                    .doesNotContain("Ada"));
  }

  @Test
  void shouldBoundTheRequestsOfAnAddressThatAreInCourse() throws Exception {
    // Given: requests that take until the test lets them go
    CountDownLatch go = new CountDownLatch(1);
    Resource slow =
        () ->
            List.of(
                Route.get(
                    "/slow",
                    Role.ANYONE,
                    request -> {
                      go.await();
                    }));
    ServeConfig.Limits limits = new ServeConfig.Limits(1 << 20, 10_000, 100);
    ServeConfig config =
        new ServeConfig("127.0.0.1", 0, ServeConfig.Access.open(), Optional.empty(), limits);
    try (WebServer server = WebServer.start(config, List.of(slow), List.of(), PageFiles.load())) {
      HttpClient client = HttpClient.newHttpClient();
      URI address = URI.create(server.address() + "api/v1/slow");
      BlockingQueue<HttpResponse<Void>> answers = new LinkedBlockingQueue<>();

      // When
      for (int i = 0; i < 100; i++) {
        var unused =
            client
                .sendAsync(HttpRequest.newBuilder(address).build(), BodyHandlers.discarding())
                .thenAccept(answers::add);
      }
      List<HttpResponse<Void>> refused = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        refused.add(answers.poll(60, TimeUnit.SECONDS));
      }
      go.countDown();

      // Then
      assertThat(refused).extracting(HttpResponse::statusCode).containsOnly(429);
      assertThat(refused.get(0).headers().firstValue("retry-after")).contains("1");
      assertThat(answers.poll(60, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
    }
  }

  @Test
  void shouldBlameTheBodyOnlyForItsOwnFaults() throws Exception {
    // Given
    Map<String, Exception> failures =
        Map.of(
            "bug", new IllegalArgumentException("of the program"),
            "checked", new GeneralSecurityException("of the program"),
            "cut", new EOFException(),
            "slow", new IOException(new TimeoutException()));
    Resource reading =
        () ->
            List.of(
                Route.get(
                    "/reads/{failure}",
                    Role.ANYONE,
                    request ->
                        RequestBody.received(
                            request,
                            () -> {
                              throw failures.get(request.pathParam("failure"));
                            })));

    // When
    Map<String, Integer> statuses = new TreeMap<>();
    try (WebServer server =
        WebServer.start(config(Optional.empty()), List.of(reading), List.of(), PageFiles.load())) {
      for (String failure : failures.keySet()) {
        HttpRequest request = get(server.address() + "api/v1/reads/" + failure);
        statuses.put(
            failure,
            HttpClient.newHttpClient().send(request, BodyHandlers.discarding()).statusCode());
      }
    }

    // Then
    assertThat(statuses).isEqualTo(Map.of("bug", 500, "checked", 500, "cut", 400, "slow", 408));
  }

  private static ServeConfig config(Optional<ServeConfig.Tls> tls) {
    ServeConfig defaults = ServeConfig.defaults();
    return new ServeConfig("localhost", 0, ServeConfig.Access.open(), tls, defaults.limits());
  }

  private static HttpRequest get(String address) {
    return HttpRequest.newBuilder(URI.create(address)).build();
  }

  private Path keystore() throws Exception {
    Path keystore = folder.resolve("server.p12");
    String keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
    Process making =
        new ProcessBuilder(
                keytool,
                "-genkeypair",
                "-keyalg",
                "EC",
                "-dname",
                "CN=localhost",
                "-ext",
                "san=dns:localhost",
                "-storetype",
                "PKCS12",
                "-storepass",
                PASSWORD,
                "-keystore",
                keystore.toString())
            .inheritIO()
            .start();
    assertThat(making.waitFor()).isZero();
    return keystore;
  }

  private static SSLContext trusting(Path keystore) throws Exception {
    KeyStore certificates = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(keystore)) {
      certificates.load(in, PASSWORD.toCharArray());
    }
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry("server", certificates.getCertificate("mykey"));
    TrustManagerFactory managers =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    managers.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, managers.getTrustManagers(), null);
    return context;
  }
}
