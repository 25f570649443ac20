package dev.sightline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sightline.app.ProcessMonitor;
import dev.sightline.app.ServeAssembly;
import dev.sightline.app.StageAssembly;
import dev.sightline.broker.BrokerProcess;
import dev.sightline.cameras.status.CameraWatch;
import dev.sightline.config.SightlineConfig;
import dev.sightline.events.EventSchema;
import dev.sightline.lifecycle.Resources;
import dev.sightline.streams.Stage;
import dev.sightline.streams.StageRange;
import dev.sightline.streams.runner.StreamsRunner;
import dev.sightline.topics.TopicAdmin;
import dev.sightline.topics.TopicRecord;
import dev.sightline.topics.TopicTail;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What does not work is named by the API, and no longer once it works again. */
class HealthIT {
  private static final Duration TIMEOUT = Duration.ofSeconds(60);
  private static final StageRange DETECT_EMBED = new StageRange(Stage.DETECT, Stage.EMBED);
  private static final StageRange MATCH = new StageRange(Stage.MATCH, Stage.MATCH);

  private final HttpClient client = HttpClient.newHttpClient();

  @Test
  void shouldNameEachFaultAndBeWellAgain(@TempDir Path folder) throws Exception {
    try (BrokerProcess broker = BrokerProcess.start()) {
      SightlineConfig config = config(broker, folder);
      try (TopicAdmin admin = new TopicAdmin(config.kafka().clients())) {
        assertThat(admin.create(config.topics().specs(config.frames().maxBytes()))).isNotEmpty();
      }
      AutoCloseable detect = stages(config, DETECT_EMBED);
      AutoCloseable match = stages(config, MATCH);
      SentCamera door = SentCamera.reported(config, "door");
      SentCamera hall = SentCamera.foreign(config, "hall");
      try (ServeAssembly serving = ServeAssembly.start(config)) {
        awaitWell(serving);

        match.close();
        awaitFault(serving, "not-recognising", "no process runs the stage match");
        match = stages(config, MATCH);
        awaitWell(serving);

        detect.close();
        awaitFault(serving, "not-recognising", "no process runs the stage detect");
        detect = stages(config, DETECT_EMBED);
        awaitWell(serving);

        door.close();
        awaitFault(
            serving,
            "degraded",
            "camera door is silent: the process that publishes it was stopped");
        hall.close();
        awaitFault(serving, "degraded", "camera hall is silent: no frame comes");
        awaitFault(serving, "degraded", "no camera sends frames");
      }
      try (ServeAssembly restarted = ServeAssembly.start(config)) {
        awaitFault(restarted, "degraded", "camera hall is silent: no frame comes");
        door = SentCamera.reported(config, "door");
        hall = SentCamera.foreign(config, "hall");
        awaitWell(restarted);

        assertThat(operations(config))
            .containsExactlyInAnyOrder(
                "door camera.up",
                "hall camera.up",
                "door camera.down",
                "hall camera.down",
                "door camera.up",
                "hall camera.up");

        broker.stop();
        awaitFault(restarted, "not-recognising", "Kafka does not answer");
        broker.restart();
        awaitWell(restarted);
      }
      door.close();
      hall.close();
      match.close();
      detect.close();
    }
  }

  private static SightlineConfig config(BrokerProcess broker, Path folder) {
    return SmallDeployment.serving(
        broker, Map.of("run.threads", "1", "health.port", "0", "run.state.dir", folder.toString()));
  }

  private static AutoCloseable stages(SightlineConfig config, StageRange range) {
    return Resources.open(
        opened -> {
          ProcessMonitor monitor = opened.add(ProcessMonitor.open(config));
          CameraWatch watch =
              opened.add(
                  new CameraWatch(
                      config.kafka().clients(),
                      config.topics().names(),
                      config.run().applicationId(),
                      Clock.systemUTC()));
          StageAssembly assembly =
              opened.add(StageAssembly.open(config, range, monitor.stages(range, watch::saw)));
          StreamsRunner runner = opened.add(assembly.newRunner());
          runner.start();
          if (range.includes(Stage.MATCH)) {
            watch.start(runner::covered);
          }
          return opened;
        });
  }

  private void awaitWell(ServeAssembly serving) {
    Awaitility.await()
        .atMost(TIMEOUT)
        .untilAsserted(
            () -> {
              JsonNode health = health(serving);
              assertThat(health.get("faults")).isEmpty();
              assertThat(health.get("verdict").asText()).isEqualTo("all-well");
              assertThat(serving.condition().isLive()).isTrue();
            });
  }

  private void awaitFault(ServeAssembly serving, String verdict, String text) {
    Awaitility.await()
        .atMost(TIMEOUT)
        .untilAsserted(
            () -> {
              JsonNode health = health(serving);
              assertThat(health.findValuesAsText("text")).contains(text);
              assertThat(health.get("verdict").asText()).isEqualTo(verdict);
            });
  }

  private JsonNode health(ServeAssembly serving) throws IOException, InterruptedException {
    URI uri = URI.create(serving.address() + "api/v1/health");
    return new ObjectMapper()
        .readTree(
            client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofByteArray()).body());
  }

  /** The events of operation so far, each a CloudEvent that fits the schema. */
  private static List<String> operations(SightlineConfig config) throws IOException {
    List<String> events = new ArrayList<>();
    try (TopicTail tail =
        new TopicTail(
            config.kafka().clients(), config.topics().names().operations(), Long.MAX_VALUE)) {
      while (!tail.caughtUp()) {
        for (TopicRecord record : tail.poll(Duration.ofMillis(200))) {
          String json = new String(record.value(), StandardCharsets.UTF_8);
          EventSchema.OPERATIONS.assertValid(json);
          String type = new ObjectMapper().readTree(json).get("type").asText();
          assertThat(record.headers()).containsEntry("ce_type", type);
          events.add(record.key() + " " + type);
        }
      }
    }
    return events;
  }
}
