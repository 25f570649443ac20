package dev.sightline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.app.StageAssembly;
import dev.sightline.broker.BrokerProcess;
import dev.sightline.cli.Commands.Ended;
import dev.sightline.config.SightlineConfig;
import dev.sightline.events.IdentityEvent;
import dev.sightline.events.Outcome;
import dev.sightline.presence.IdentityEventType;
import dev.sightline.streams.StageMetrics;
import dev.sightline.streams.StageRange;
import dev.sightline.streams.runner.StreamsRunner;
import dev.sightline.topics.EventTail;
import dev.sightline.topics.EventTail.From;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From the model that ships to the one it was trained from, while the stages run. */
class ModelSwitchIT {
  private static final String NEXT = "embed.next.model=face-api";

  @TempDir private Path folder;

  private SightlineConfig config;

  @Test
  void shouldRecogniseByTheNextModelWithoutARestart() throws Exception {
    try (BrokerProcess broker = BrokerProcess.start()) {
      Commands commands = new Commands(broker.bootstrapServers());
      config = SmallDeployment.config(broker, folder, Map.of("embed.next.model", "face-api"));
      assertThat(commands.run("topics", "create", "--set", "topics.partitions=1").exit()).isZero();
      PhotographCamera camera = new PhotographCamera(config, "hall");
      try (StageAssembly assembly =
              StageAssembly.open(config, StageRange.all(), StageMetrics.none());
          StreamsRunner runner = assembly.newRunner()) {
        // Given: one of a photograph is enrolled, and was there
        runner.start();
        camera.visit();
        IdentityEvent somebody = await(IdentityEventType.UNKNOWN_LEFT, 1).get(0);
        Path picture = folder.resolve("ada.png");
        Files.write(picture, PhotographCamera.around(somebody.bestShot().box()));
        assertThat(commands.run("enroll", "--person", "Ada", picture.toString()).exit()).isZero();
        camera.visit();
        IdentityEvent before = await(IdentityEventType.PERSON_LEFT, 1).get(0);

        // When
        Ended switched = commands.run("gallery", "reembed", "--model", "face-api");
        camera.visit();

        // Then
        assertThat(switched.exit()).as(switched.out()).isZero();
        assertThat(switched.out()).contains("1 faces embedded").contains("at the one matcher");
        IdentityEvent after = await(IdentityEventType.PERSON_LEFT, 2).get(1);
        assertThat(after.person()).isEqualTo(before.person()).isEqualTo("Ada");
        assertThat(after.evidence().model())
            .isEqualTo("resnet29-16c553253258")
            .isNotEqualTo(before.evidence().model());
        assertThat(after.evidence().threshold()).isNotEqualTo(before.evidence().threshold());
        assertThat(runner.missingModel()).isEmpty();

        // Then: who enrols has to have it, too
        assertThat(commands.run("enroll", "--person", "Bea", picture.toString()).out())
            .contains("vectors of two models cannot be compared");
        assertThat(
                commands.run("enroll", "--person", "Ada", picture.toString(), "--set", NEXT).out())
            .contains("enrolled before");
        assertThat(commands.run("doctor", "--set", NEXT).out())
            .containsPattern("ok +next network resnet29-16c553253258, 128 dimensions, calibrated");
      }
    }
  }

  private List<IdentityEvent> await(IdentityEventType type, int atLeast) {
    return Awaitility.await()
        .atMost(Duration.ofSeconds(90))
        .until(() -> events(type), events -> events.size() >= atLeast);
  }

  private List<IdentityEvent> events(IdentityEventType type) {
    try (EventTail<IdentityEvent> tail =
        EventTail.presence(config.kafka().clients(), config.topics().names(), From.BEGINNING)) {
      return tail.readToEnd().stream()
          .map(tailed -> ((Outcome.Done<IdentityEvent>) tailed.event()).value())
          .filter(event -> event.type() == type)
          .toList();
    }
  }
}
