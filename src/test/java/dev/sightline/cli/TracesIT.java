package dev.sightline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.broker.BrokerProcess;
import dev.sightline.config.SightlineConfig;
import dev.sightline.topics.TopicAdmin;
import dev.sightline.topics.TopicRecord;
import dev.sightline.topics.TopicTail;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program's own processes, a real broker and a collector: the spans of one frame. */
class TracesIT {
  private static final Duration TIMEOUT = Duration.ofMinutes(2);

  @TempDir private Path folder;

  @Test
  void shouldSendTheSpansOfAFrameFromCameraToEventInOneTrace() throws Exception {
    try (BrokerProcess broker = BrokerProcess.start();
        Collector collector = Collector.start()) {
      SightlineConfig config = createTopics(broker);
      Map<String, String> traced = Map.of("OTEL_EXPORTER_OTLP_ENDPOINT", collector.endpoint());

      // When
      Process run =
          sightline(
              broker,
              traced,
              "run",
              "--set",
              "presence.timeout.ms=2000",
              "--set",
              "presence.unknown.after.ms=0",
              "--set",
              "match.confirm.faces=1");
      try {
        assertThat(camera(broker, traced).waitFor()).isZero();
        TopicRecord event = newest(config, config.topics().names().identityEvents());
        run.destroy();
        assertThat(run.waitFor(TIMEOUT.toSeconds(), TimeUnit.SECONDS)).isTrue();

        // Then
        List<Collector.Received> chain = chain(collector, event);
        assertThat(chain)
            .extracting(span -> span.service() + ": " + span.name())
            .containsExactly(
                "sightline-camera: send sightline.frames",
                "sightline-detect-embed-match: frames-detect sightline.frames",
                "sightline-detect-embed-match: faces-embed sightline.frames",
                "sightline-detect-embed-match: embeddings-match sightline.frames",
                "sightline-detect-embed-match: presence-update sightline.frames",
                "sightline-detect-embed-match: send sightline.identity-events");
        assertThat(chain).extracting(Collector.Received::trace).containsOnly(chain.get(0).trace());
        assertThat(chain.get(0).says())
            .containsEntry("messaging.kafka.offset", "0")
            .containsEntry("messaging.kafka.message.key", "hall");
        assertThat(chain.get(5).says())
            .containsEntry("cloudevents.event_id", event.headers().get("ce_id"));
      } finally {
        run.destroyForcibly();
      }
    }
  }

  @Test
  void shouldSendNothingAndBeginNoTraceWhenNotAskedTo() throws Exception {
    try (BrokerProcess broker = BrokerProcess.start();
        Collector collector = Collector.start()) {
      // Given
      SightlineConfig config = createTopics(broker);
      Map<String, String> off =
          Map.of(
              "OTEL_EXPORTER_OTLP_ENDPOINT", collector.endpoint(), "OTEL_TRACES_EXPORTER", "none");

      // When
      assertThat(camera(broker, off).waitFor()).isZero();

      // Then
      assertThat(newest(config, config.topics().names().frames()).headers()).isEmpty();
      assertThat(collector.spans()).isEmpty();
    }
  }

  private static SightlineConfig createTopics(BrokerProcess broker) {
    SightlineConfig config =
        SightlineConfig.load(
            Optional.empty(),
            Map.of(),
            Map.of("bootstrap.servers", broker.bootstrapServers(), "topics.partitions", "1"));
    try (TopicAdmin admin = new TopicAdmin(config.kafka().clients())) {
      assertThat(admin.create(config.topics().specs(config.frames().maxBytes()))).isNotEmpty();
    }
    return config;
  }

  /** Films one photograph. */
  private Process camera(BrokerProcess broker, Map<String, String> environment) throws IOException {
    Path film = Files.createDirectories(folder.resolve("film"));
    try (InputStream in = TracesIT.class.getResourceAsStream("/demo/sample3.jpg")) {
      Files.write(film.resolve("a.jpg"), in.readAllBytes());
    }
    return sightline(broker, environment, "camera", "--id", "hall", film.toString());
  }

  private Process sightline(
      BrokerProcess broker, Map<String, String> environment, String... arguments)
      throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g",
                "-XX:+UseSerialGC",
                "--add-modules",
                "jdk.incubator.vector",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
    command.addAll(List.of(arguments));
    command.addAll(
        List.of(
            "--bootstrap-server",
            broker.bootstrapServers(),
            "--set",
            "health.port=0",
            "--set",
            "match.threshold=0.6",
            "--set",
            "run.state.dir=" + folder.resolve("state")));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.INHERIT);
    builder.environment().putAll(environment);
    return builder.start();
  }

  private static TopicRecord newest(SightlineConfig config, String topic) {
    try (TopicTail tail = new TopicTail(config.kafka().clients(), topic, Long.MAX_VALUE)) {
      return Awaitility.await()
          .atMost(TIMEOUT)
          .until(() -> tail.poll(Duration.ofMillis(200)), records -> !records.isEmpty())
          .get(0);
    }
  }

  /** The spans from the root to the one that the record carries. */
  private static List<Collector.Received> chain(Collector collector, TopicRecord record) {
    List<Collector.Received> chain = new ArrayList<>();
    Optional<Collector.Received> next =
        collector.spans().stream()
            .filter(span -> record.headers().get("traceparent").startsWith(span.traceParent()))
            .findFirst();
    while (next.isPresent()) {
      chain.add(0, next.get());
      String parent = next.get().parent();
      next = collector.spans().stream().filter(span -> span.id().equals(parent)).findFirst();
    }
    return chain;
  }
}
