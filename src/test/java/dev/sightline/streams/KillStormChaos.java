package dev.sightline.streams;

import static dev.sightline.streams.runner.ProcessingGuarantee.EXACTLY_ONCE_V2;

import dev.sightline.broker.BrokerProcess;
import dev.sightline.streams.RunnerProcess.Settings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Stages and broker are killed in random order, under exactly-once. A take of the film follows each
 * kill, and the next kill comes in the midst of it.
 */
class KillStormChaos {
  private static final int KILLS = Integer.getInteger("chaos.kills", 50);
  private static final long SEED = Long.getLong("chaos.seed", 1);
  private static final int LONGEST_WAIT_MILLIS = 2_500;

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  private Path folder;

  static Stream<List<StageRange>> deployments() {
    return Stream.of(
        List.of(StageRange.all()),
        StageRange.all().stages().stream().map(stage -> new StageRange(stage, stage)).toList());
  }

  @ParameterizedTest
  @MethodSource("deployments")
  void shouldDecideEachFrameOnceAndKeepEachVisit(List<StageRange> deployment, TestReporter reporter)
      throws Exception {
    Random random = new Random(SEED);
    List<Settings> settings =
        deployment.stream()
            .map(stages -> ChaosRun.settings(stages, EXACTLY_ONCE_V2, folder, Map.of()))
            .toList();
    try (BrokerProcess broker = BrokerProcess.start(folder.resolve("broker"), ChaosRun.BROKER);
        ChaosRun run = ChaosRun.start(broker, "storm.", settings)) {
      for (int kill = 1; kill <= KILLS; kill++) {
        // When
        run.sendTake();
        LockSupport.parkNanos(Duration.ofMillis(random.nextInt(LONGEST_WAIT_MILLIS)).toNanos());
        int victim = random.nextInt(run.processes() + 1);
        if (victim < run.processes()) {
          run.kill(victim);
        } else {
          broker.kill();
          broker.restart();
        }

        // Then
        run.awaitAll();
      }
      run.assertEachOnce();
      reporter.publishEntry(KILLS + " kills of " + deployment, run.summary());
    }
  }
}
