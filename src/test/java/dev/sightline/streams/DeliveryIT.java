package dev.sightline.streams;

import static dev.sightline.streams.FakeStages.frame;
import static dev.sightline.streams.FakeStages.template;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.broker.BrokerProcess;
import dev.sightline.events.DeadLetter;
import dev.sightline.events.EventSchema;
import dev.sightline.events.Match;
import dev.sightline.events.Outcome;
import dev.sightline.events.RejectionReason;
import dev.sightline.events.codec.RecordCodecs;
import dev.sightline.streams.runner.ProcessingGuarantee;
import dev.sightline.streams.runner.RunConfig;
import dev.sightline.streams.runner.StreamsRunner;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every frame has its events once, whatever dies. */
@SuppressWarnings("try") // a process that only has to run
class DeliveryIT {
  private static final int FRAMES = 600;

  /** What is not sent before a process ends, so that the process cannot have finished. */
  private static final int REST = FRAMES / 4;

  /** Two faces a frame. */
  private static final int EVENTS = 2 * FRAMES;

  @TempDir private static Path folder;
  private static BrokerProcess broker;

  @BeforeAll
  static void startBroker() {
    broker = BrokerProcess.start(folder.resolve("broker"), Map.of());
  }

  @AfterAll
  static void stopBroker() {
    broker.close();
  }

  @Test
  void shouldPublishEachEventOnceWhenTheRunnerIsKilled() throws Exception {
    try (Pipeline pipeline = pipeline("killed.");
        RunnerProcess first = runner(pipeline, ProcessingGuarantee.EXACTLY_ONCE_V2)) {
      // Given
      sendFrames(pipeline, FRAMES - REST);
      pipeline.matches(EVENTS / 4);

      // When
      first.kill();
      List<String> before = pipeline.matches(0);
      sendFrames(pipeline, REST);
      try (RunnerProcess second = runner(pipeline, ProcessingGuarantee.EXACTLY_ONCE_V2)) {
        // Then
        assertThat(before).hasSizeLessThan(EVENTS);
        assertEachEventOnce(pipeline.allMatches(EVENTS));
      }
    }
  }

  @Test
  void shouldPublishEachEventOnceWhenTheBrokerIsKilled() throws Exception {
    try (Pipeline pipeline = pipeline("outage.");
        RunnerProcess runner = runner(pipeline, ProcessingGuarantee.EXACTLY_ONCE_V2)) {
      // Given
      sendFrames(pipeline, FRAMES);
      pipeline.matches(EVENTS / 4);

      // When
      broker.kill();
      broker.restart();

      // Then
      assertEachEventOnce(pipeline.allMatches(EVENTS));
    }
  }

  @Test
  void shouldEndCleanUnderLoadAndGoOnWhereItStopped() throws Exception {
    try (Pipeline pipeline = pipeline("ended.");
        RunnerProcess first = runner(pipeline, ProcessingGuarantee.AT_LEAST_ONCE)) {
      // Given
      sendFrames(pipeline, FRAMES - REST);
      pipeline.matches(EVENTS / 4);

      // When
      int exitCode = first.terminate(Pipeline.TIMEOUT);
      List<String> before = pipeline.matches(0);
      sendFrames(pipeline, REST);
      try (RunnerProcess second = runner(pipeline, ProcessingGuarantee.AT_LEAST_ONCE)) {
        // Then
        assertThat(exitCode).isEqualTo(128 + 15);
        assertThat(before).hasSizeLessThan(EVENTS);
        assertEachEventOnce(pipeline.allMatches(EVENTS));
      }
    }
  }

  @ParameterizedTest
  @EnumSource(ProcessingGuarantee.class)
  void shouldBuryARecordThatItsTopicRefusesAndGoOn(ProcessingGuarantee guarantee) throws Exception {
    RunConfig run =
        new RunConfig(
            "refused-" + guarantee, 1, guarantee, folder.resolve("refused"), Duration.ofSeconds(5));
    try (Pipeline pipeline = pipeline("refused-" + guarantee + ".");
        StreamsRunner runner = pipeline.runner(run, new FakeStages().of(StageRange.all()))) {
      // Given
      limit(pipeline, pipeline.config().topics().matches(), 2_000);
      runner.start();
      assertThat(runner.awaitRunning(Pipeline.TIMEOUT)).isTrue();

      // When
      pipeline.send("d".repeat(250), frame("10"));
      pipeline.send("door", frame("10"));
      pipeline.send("d".repeat(250), frame("10"));
      pipeline.flush();

      // Then
      assertThat(pipeline.allMatches(1)).hasSize(1);
      assertThat(pipeline.deadLetters(2))
          .extracting(letter -> letter.headers().lastHeader(DeadLetter.REASON).value())
          .extracting(reason -> new String(reason, StandardCharsets.UTF_8))
          .containsOnly(RejectionReason.RECORD_TOO_LARGE.code());
      runner.throwFailure();
    }
  }

  private static void limit(Pipeline pipeline, String topic, int bytes) throws Exception {
    try (Admin admin = Admin.create(pipeline.client())) {
      ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
      ConfigEntry entry = new ConfigEntry("max.message.bytes", Integer.toString(bytes));
      admin
          .incrementalAlterConfigs(
              Map.of(resource, List.of(new AlterConfigOp(entry, AlterConfigOp.OpType.SET))))
          .all()
          .get();
    }
  }

  private static Pipeline pipeline(String prefix) {
    Pipeline pipeline = Pipeline.on(broker, prefix, 100_000);
    pipeline.enroll(template("Ada", 10), template("Bob", 50));
    return pipeline;
  }

  private static RunnerProcess runner(Pipeline pipeline, ProcessingGuarantee guarantee)
      throws Exception {
    return RunnerProcess.start(pipeline, guarantee, folder.resolve("state"));
  }

  private static void sendFrames(Pipeline pipeline, int frames) {
    for (int i = 0; i < frames; i++) {
      pipeline.send(i % 2 == 0 ? "door" : "yard", frame("10 90"));
    }
    pipeline.flush();
  }

  private static void assertEachEventOnce(List<String> json) {
    List<Match> events = json.stream().map(DeliveryIT::event).toList();
    assertThat(events).extracting(Match::id).doesNotHaveDuplicates().hasSize(EVENTS);
    assertThat(events)
        .allSatisfy(
            event -> {
              assertThat(event.person()).isEqualTo(event.face().index() == 0 ? "Ada" : null);
              assertThat(event.evidence().galleryRevision()).isEqualTo(2);
            });
    EventSchema.MATCHES.assertValid(json.get(0));
  }

  private static Match event(String json) {
    return ((Outcome.Done<Match>)
            RecordCodecs.matches().read(json.getBytes(StandardCharsets.UTF_8)))
        .value();
  }
}
