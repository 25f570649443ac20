package dev.sightline.streams;

import static dev.sightline.streams.FakeStages.frame;
import static dev.sightline.streams.FakeStages.template;
import static dev.sightline.streams.Pipeline.TIMEOUT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.broker.SharedBroker;
import dev.sightline.events.wire.Wire;
import dev.sightline.streams.runner.ProcessingGuarantee;
import dev.sightline.streams.runner.RunConfig;
import dev.sightline.streams.runner.StreamsRunner;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
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

  private static StreamsRunner started(Pipeline pipeline, Stage stage) {
    RunConfig run =
        new RunConfig(
            "split",
            1,
            ProcessingGuarantee.AT_LEAST_ONCE,
            folder.resolve(stage.code()),
            Duration.ofSeconds(10));
    StreamsRunner runner = pipeline.runner(run, new FakeStages().of(new StageRange(stage, stage)));
    runner.start();
    return runner;
  }
}
