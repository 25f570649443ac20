package dev.sightline.bench;

import static dev.sightline.streams.FakeStages.frame;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.broker.BrokerProcess;
import dev.sightline.streams.FakeStages;
import dev.sightline.streams.Pipeline;
import dev.sightline.streams.RecognitionStages;
import dev.sightline.streams.StageRange;
import dev.sightline.streams.runner.RunConfig;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PathBenchmarkIT {

  @TempDir private Path folder;

  @Test
  void shouldTellTheStagesTimeFromTheRest() throws InterruptedException {
    RunConfig run = Pipeline.oneThread("bench", folder);
    try (BrokerProcess broker = BrokerProcess.start();
        Pipeline pipeline = Pipeline.on(broker, "bench.", 100_000)) {
      // Given
      RecognitionStages stages = new FakeStages(Duration.ofMillis(5)).of(StageRange.all());
      List<String> progress = new ArrayList<>();
      PathBenchmark benchmark =
          new PathBenchmark(run, pipeline.config(), stages, pipeline.client(), progress::add);

      // When
      PathReport report =
          benchmark.measure(new PathPlan(List.of(frame("10"), frame("50 90")), 50, 20, 50));

      // Then
      assertThat(progress).hasSize(3);
      assertThat(report.frames()).isEqualTo(50);
      assertThat(report.silent()).isZero();
      assertThat(report.stages().p50()).isGreaterThanOrEqualTo(5);
      assertThat(report.path().p50()).isGreaterThan(report.stages().p50());
      assertThat(report.between().p50()).isPositive();
      assertThat(report.framesPerSecond()).isPositive();
      if (Boolean.getBoolean("bench.print")) {
        System.out.println(report);
      }
    }
  }
}
