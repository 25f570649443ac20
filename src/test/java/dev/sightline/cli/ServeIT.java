package dev.sightline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpServer;
import dev.sightline.Golden;
import dev.sightline.app.ServeAssembly;
import dev.sightline.broker.BrokerProcess;
import dev.sightline.config.SightlineConfig;
import dev.sightline.events.EventFixtures;
import dev.sightline.events.IdentityEvent;
import dev.sightline.events.StrangerLink;
import dev.sightline.events.codec.RecordCodecs;
import dev.sightline.frames.Frame;
import dev.sightline.frames.Pixels;
import dev.sightline.monitoring.Condition;
import dev.sightline.topics.FramePublisher;
import dev.sightline.topics.IdentityEventWriter;
import dev.sightline.topics.TopicAdmin;
import dev.sightline.topics.TopicWriter;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** The page and the API beside a real broker show what the topics hold. */
class ServeIT {
  private static final byte[] JPEG = new Pixels(64, 64, new byte[64 * 64 * 3]).toJpeg(90);

  private static final StrangerLink LINK =
      StrangerLink.first("unknown/1", "front-door", "unknown/2", Instant.EPOCH);

  private final List<String> posted = new CopyOnWriteArrayList<>();

  @Test
  void shouldTellWhatLiesInTheTopicsAndPostItToAWebhookOrMakeItADeadLetter() throws Exception {
    HttpServer subscriber = subscriber();
    try (BrokerProcess broker = BrokerProcess.start()) {
      SightlineConfig config = config(broker, subscriber.getAddress().getPort());
      prepare(config);
      try (ServeAssembly serving = ServeAssembly.start(config)) {
        Awaitility.await()
            .atMost(Duration.ofSeconds(60))
            .untilAsserted(() -> assertThat(serving.condition()).isEqualTo(Condition.RUNNING));

        assertThat(get(serving, "/frames/0-0").body()).isEqualTo(JPEG);
        assertThat(text(serving, "/strangers")).isEqualTo("{\"strangers\":[],\"leftOut\":0}");
        Awaitility.await()
            .atMost(Duration.ofSeconds(60))
            .pollInterval(Duration.ofSeconds(1))
            .untilAsserted(
                () -> {
                  write(config);
                  assertThat(posted)
                      .contains(LINK.id())
                      .anyMatch(id -> id.startsWith("front-door-1763972130120-0:person.entered"));
                  assertThat(text(serving, "/dead-letters")).contains("subscriber-failed");
                });
        assertThat(text(serving, "/events")).contains("Ada Lovelace");
        assertThat(text(serving, "/presence")).contains("Ada Lovelace");
        assertThat(text(serving, "/lag")).contains("webhook");
      }
    } finally {
      subscriber.stop(0);
    }
  }

  /** Takes no event. */
  private HttpServer subscriber() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          try (exchange) {
            posted.add(exchange.getRequestHeaders().getFirst("webhook-id"));
            exchange.sendResponseHeaders(503, -1);
          }
        });
    server.start();
    return server;
  }

  private static SightlineConfig config(BrokerProcess broker, int subscriber) {
    return SmallDeployment.serving(
        broker,
        Map.of(
            "webhook.url",
            "http://127.0.0.1:" + subscriber + "/",
            "webhook.secret",
            "s".repeat(32),
            "webhook.attempts",
            "1",
            "webhook.links",
            "true"));
  }

  private static void prepare(SightlineConfig config) throws InterruptedException {
    try (TopicAdmin admin = new TopicAdmin(config.kafka().clients());
        FramePublisher publisher =
            new FramePublisher(
                config.kafka().clients(), config.topics().names().frames(), config.frames())) {
      assertThat(admin.create(config.topics().specs(config.frames().maxBytes()))).isNotEmpty();
      publisher.publish(new Frame("front-door", 0, Instant.now(), JPEG));
    }
  }

  private static void write(SightlineConfig config) throws IOException {
    ObjectMapper json = new ObjectMapper();
    ObjectNode tree = (ObjectNode) json.readTree(Golden.read("events/person-entered-v1.json"));
    tree.put("validUntil", Instant.now().plusSeconds(60).toString());
    IdentityEvent entered = EventFixtures.event(json.writeValueAsBytes(tree));
    try (IdentityEventWriter writer =
        new IdentityEventWriter(config.kafka().clients(), config.topics().names())) {
      writer.write(entered);
      writer.commit();
    }
    try (TopicWriter links =
        new TopicWriter(config.kafka().clients(), config.topics().names().links())) {
      links.send(LINK.stranger(), RecordCodecs.strangerLinks().write(LINK));
      long unused = links.commit();
    }
  }

  private static HttpResponse<byte[]> get(ServeAssembly serving, String path)
      throws IOException, InterruptedException {
    URI uri = URI.create(serving.address() + "api/v1" + path);
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofByteArray());
  }

  private static String text(ServeAssembly serving, String path)
      throws IOException, InterruptedException {
    return new String(get(serving, path).body(), java.nio.charset.StandardCharsets.UTF_8);
  }
}
