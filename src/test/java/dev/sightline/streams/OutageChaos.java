package dev.sightline.streams;

import static dev.sightline.streams.runner.ProcessingGuarantee.AT_LEAST_ONCE;

import dev.sightline.broker.BrokerProcess;
import dev.sightline.streams.RunnerProcess.Settings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The broker is away in the midst of visits, under at-least-once: no event is lost. */
class OutageChaos {
  private static final List<Integer> SECONDS =
      Stream.of(System.getProperty("chaos.outages", "30,150,600").split(","))
          .map(Integer::valueOf)
          .toList();

  /** Sends fail during the outage, so that the process ends and starts again. */
  private static final Map<String, String> IMPATIENT =
      Map.of(
          "producer.request.timeout.ms", "3000",
          "producer.delivery.timeout.ms", "5000",
          "producer.max.block.ms", "5000",
          "task.timeout.ms", "5000");

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  private Path folder;

  static Stream<Integer> outages() {
    return SECONDS.stream();
  }

  @ParameterizedTest
  @MethodSource("outages")
  void shouldLoseNoEventToAnOutage(int seconds, TestReporter reporter) throws Exception {
    reporter.publishEntry(run(seconds, Map.of(), false));
  }

  @ParameterizedTest
  @MethodSource("outages")
  void shouldLoseNoEventIfTheProcessIsKilledMeanwhile(int seconds, TestReporter reporter)
      throws Exception {
    reporter.publishEntry(run(seconds, Map.of(), true));
  }

  @ParameterizedTest
  @MethodSource("outages")
  void shouldLoseNoEventIfTheProcessGivesUpMeanwhile(int seconds, TestReporter reporter)
      throws Exception {
    reporter.publishEntry(run(seconds, IMPATIENT, false));
  }

  private String run(int seconds, Map<String, String> kafka, boolean isKilled) throws Exception {
    Settings settings = ChaosRun.settings(StageRange.all(), AT_LEAST_ONCE, folder, kafka);
    try (BrokerProcess broker = BrokerProcess.start(folder.resolve("broker"), ChaosRun.BROKER);
        ChaosRun run = ChaosRun.start(broker, "outage.", List.of(settings))) {
      run.sendTake();
      run.awaitAll();

      // When
      run.sendTake();
      LockSupport.parkNanos(Duration.ofMillis(700).toNanos());
      broker.kill();
      LockSupport.parkNanos(Duration.ofSeconds(seconds).toNanos());
      if (isKilled) {
        run.kill(0);
      }
      broker.restart();

      // Then
      run.awaitAll();
      run.sendTake();
      run.awaitAll();
      run.assertNoneLost();
      return "outage of " + seconds + " s: " + run.summary();
    }
  }
}
