package dev.sightline.streams;

import static dev.sightline.streams.FakeStages.frame;
import static dev.sightline.streams.FakeStages.template;
import static dev.sightline.streams.Pipeline.TIMEOUT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sightline.broker.SharedBroker;
import dev.sightline.events.IdentityEvent;
import dev.sightline.events.Outcome;
import dev.sightline.events.codec.RecordCodecs;
import dev.sightline.events.wire.Wire;
import dev.sightline.streams.runner.RunConfig;
import dev.sightline.streams.runner.StreamsRunner;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Each stage in a process of its own, with topics between them. */
class SplitDeploymentIT {
  @TempDir private static Path folder;
  @RegisterExtension static final SharedBroker BROKER = new SharedBroker();

  @Test
  void shouldPassFramesFromStageToStage() throws InterruptedException {
    try (Pipeline pipeline = Pipeline.on(BROKER.process(), "split.", 100_000);
        StreamsRunner detect = started(pipeline, Stage.DETECT);
        StreamsRunner embed = started(pipeline, Stage.EMBED);
        StreamsRunner match = started(pipeline, Stage.MATCH)) {
      // Given
      pipeline.enroll(template("Ada", 10));
      byte[] future = Wire.FrameFaces.newBuilder().setSchemaVersion(7).build().toByteArray();

      // When
      pipeline.send(pipeline.config().topics().faces(), "door", future);
      List<String> sent = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        pipeline.send("door", frame("10 90"));
        sent.add("10 90");
      }
      pipeline.flush();

      // Then
      assertThat(detect.awaitRunning(TIMEOUT)).isTrue();
      assertThat(embed.awaitRunning(TIMEOUT)).isTrue();
      assertThat(match.awaitRunning(TIMEOUT)).isTrue();
      assertThat(pipeline.matches(2 * sent.size())).hasSize(2 * sent.size());
      ConsumerRecord<byte[], byte[]> letter = pipeline.deadLetters(1).get(0);
      assertThat(letter.value()).isEqualTo(future);
      assertThat(
              new String(
                  letter.headers().lastHeader("sightline-reason").value(), StandardCharsets.UTF_8))
          .isEqualTo("schema-version-unknown");
    }
  }

  @Test
  void shouldEndNoVisitWhileAStageBeforeMatchStandsStill() throws InterruptedException {
    try (Pipeline pipeline = Pipeline.on(BROKER.process(), "backlog.", 100_000);
        StreamsRunner detect = started(pipeline, Stage.DETECT);
        StreamsRunner match = started(pipeline, Stage.MATCH)) {
      pipeline.enroll(template("Ada", 10));
      AtomicInteger sent = new AtomicInteger();
      ScheduledExecutorService camera = Executors.newSingleThreadScheduledExecutor();
      var unused =
          camera.scheduleAtFixedRate(
              () -> {
                pipeline.send("door", frame("10"));
                sent.incrementAndGet();
              },
              0,
              200,
              TimeUnit.MILLISECONDS);
      try {
        // Given
        try (StreamsRunner embed = started(pipeline, Stage.EMBED)) {
          assertThat(detect.awaitRunning(TIMEOUT)).isTrue();
          assertThat(embed.awaitRunning(TIMEOUT)).isTrue();
          assertThat(match.awaitRunning(TIMEOUT)).isTrue();
          assertThat(pipeline.events(1)).hasSize(1);
        }

        // When: more frames come than a person needs to have left
        int before = sent.get();
        await().atMost(TIMEOUT).until(() -> sent.get() > before + 45);
        try (StreamsRunner embed = started(pipeline, Stage.EMBED)) {
          assertThat(embed.awaitRunning(TIMEOUT)).isTrue();
          pipeline.matches(sent.get() + 5);
          camera.shutdown();

          // Then
          assertThat(pipeline.events(2))
              .extracting(SplitDeploymentIT::type)
              .containsExactly("person.entered", "person.left");
          assertThat(pipeline.matches(sent.get())).hasSize(sent.get());
        }
      } finally {
        camera.shutdownNow();
      }
    }
  }

  private static String type(String json) {
    return ((Outcome.Done<IdentityEvent>)
            RecordCodecs.presence().read(json.getBytes(StandardCharsets.UTF_8)))
        .value()
        .type()
        .code();
  }

  private static StreamsRunner started(Pipeline pipeline, Stage stage) {
    RunConfig run = Pipeline.oneThread("split", folder.resolve(stage.code()));
    StreamsRunner runner = pipeline.runner(run, new FakeStages().of(new StageRange(stage, stage)));
    runner.start();
    return runner;
  }
}
