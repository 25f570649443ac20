package dev.sightline.serving.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import dev.sightline.Golden;
import dev.sightline.events.EventFixtures;
import dev.sightline.events.IdentityEvent;
import dev.sightline.events.StrangerLink;
import dev.sightline.events.codec.RecordCodecs;
import dev.sightline.serving.http.Secret;
import dev.sightline.sightings.CommonStrangers;
import dev.sightline.topics.DeadLetterWriter;
import dev.sightline.topics.EventSubscription;
import dev.sightline.topics.InMemoryKafka;
import dev.sightline.topics.TopicWriter;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WebhookTest {
  private static final String EVENTS = "events";
  private static final String DEAD_LETTERS = "dead-letters";
  private static final Secret SECRET = new Secret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");

  private final InMemoryKafka kafka = new InMemoryKafka(EVENTS, DEAD_LETTERS);
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final CommonStrangers strangers = new CommonStrangers();
  private final List<String> received = new CopyOnWriteArrayList<>();
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/takes", this::take);
    server.start();
    try (TopicWriter writer = new TopicWriter(kafka, EVENTS)) {
      send(writer, "entrance", "first of the entrance");
      send(writer, "entrance", "second of the entrance");
      send(writer, "hall", "only of the hall");
      long unused = writer.commit();
    }
  }

  @AfterEach
  void stop() {
    server.stop(0);
    threads.shutdownNow();
  }

  private static void send(TopicWriter writer, String camera, String event) {
    writer.send(camera, event.getBytes(StandardCharsets.UTF_8));
  }

  private static String body(HttpExchange exchange) throws IOException {
    return new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
  }

  private void take(HttpExchange exchange) throws IOException {
    try (exchange) {
      received.add(body(exchange));
      exchange.sendResponseHeaders(204, -1);
    }
  }

  /** A receiver that does nothing before something else has happened. */
  private HttpHandler after(CountDownLatch event) {
    return exchange -> {
      try {
        if (event.await(1, TimeUnit.MINUTES)) {
          take(exchange);
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    };
  }

  private Webhook webhook(String path, Duration timeout) {
    URI url = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    return Webhook.start(
        new WebhookConfig(List.of(url), SECRET, 1, timeout, false, true),
        url,
        new Webhook.Source(
            () -> new EventSubscription(kafka, List.of(EVENTS), path),
            () -> new DeadLetterWriter(kafka, DEAD_LETTERS),
            strangers));
  }

  @Test
  void shouldDeliverTheEventsOfACameraInOrderAndCamerasSideBySide() {
    // Given: a receiver that takes the first event only once it has the one of the other camera
    CountDownLatch hall = new CountDownLatch(1);
    HttpHandler afterTheHall = after(hall);
    server.createContext(
        "/patient",
        exchange -> {
          if (exchange.getRequestHeaders().getFirst("webhook-id").endsWith("-2")) {
            take(exchange);
            hall.countDown();
          } else {
            afterTheHall.handle(exchange);
          }
        });

    // When
    try (Webhook webhook = webhook("/patient", Duration.ofMinutes(1))) {
      Awaitility.await().until(() -> received.size() == 3);
      assertThat(webhook.failure()).isEmpty();
    }

    // Then
    assertThat(received)
        .containsExactly("only of the hall", "first of the entrance", "second of the entrance");
    assertThat(kafka.records(DEAD_LETTERS)).isEmpty();
  }

  @Test
  void shouldDeliverAStrangerWithTheCommonIdAndALinkUnderItsId() {
    // Given
    String entered =
        new String(Golden.read("events/unknown-entered-v1.json"), StandardCharsets.UTF_8)
            .replaceAll("\"validUntil\":\"[^\"]*\"", "\"validUntil\":\"2100-01-01T00:00:00Z\"");
    IdentityEvent event = EventFixtures.event(entered.getBytes(StandardCharsets.UTF_8));
    StrangerLink link =
        StrangerLink.first(
            event.stranger().id(), event.camera(), "unknown/common", event.occurredAt());
    strangers.put(link);
    List<String> ids = new CopyOnWriteArrayList<>();
    server.createContext(
        "/named",
        exchange -> {
          ids.add(exchange.getRequestHeaders().getFirst("webhook-id"));
          take(exchange);
        });
    try (TopicWriter writer = new TopicWriter(kafka, EVENTS)) {
      send(writer, event.camera(), entered);
      writer.send(link.stranger(), RecordCodecs.strangerLinks().write(link));
      writer.send("unknown/gone", null);
      long unused = writer.commit();
    }

    // When
    try (Webhook webhook = webhook("/named", Duration.ofMinutes(1))) {
      Awaitility.await().until(() -> received.size() == 5);
      assertThat(webhook.failure()).isEmpty();
    }

    // Then
    assertThat(ids).contains(event.id(), link.id());
    assertThat(received)
        .filteredOn(body -> body.contains("unknown.entered"))
        .singleElement()
        .satisfies(
            body -> {
              assertThat(body).contains("\"common\":\"unknown/common\"");
              assertThat(EventFixtures.event(body.getBytes(StandardCharsets.UTF_8)))
                  .isEqualTo(event);
            });
    assertThat(kafka.records(DEAD_LETTERS)).isEmpty();
  }

  @Test
  void shouldLetAReceiverThatDoesNotAnswerDelayNobodyElse() {
    // Given
    CountDownLatch never = new CountDownLatch(1);
    server.createContext("/silent", after(never));

    // When
    try (Webhook silent = webhook("/silent", Duration.ofMinutes(1));
        Webhook other = webhook("/takes", Duration.ofMinutes(1))) {
      Awaitility.await().until(() -> received.size() == 3);

      // Then
      assertThat(other.failure()).isEmpty();
      assertThat(silent.failure()).isEmpty();
      assertThat(kafka.records(DEAD_LETTERS)).isEmpty();
    }
  }

  @Test
  void shouldKeepWhatAReceiverDoesNotTakeAsDeadLetters() {
    // Given
    server.createContext(
        "/broken",
        exchange -> {
          try (exchange) {
            exchange.sendResponseHeaders(500, -1);
          }
        });

    // When
    try (Webhook webhook = webhook("/broken", Duration.ofMinutes(1))) {
      Awaitility.await().until(() -> kafka.records(DEAD_LETTERS).size() == 3);

      // Then
      assertThat(webhook.failure()).isEmpty();
      assertThat(kafka.records(DEAD_LETTERS))
          .extracting(letter -> new String(letter.value(), StandardCharsets.UTF_8))
          .containsExactlyInAnyOrder(
              "first of the entrance", "second of the entrance", "only of the hall");
    }
  }
}
