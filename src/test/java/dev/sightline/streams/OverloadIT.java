package dev.sightline.streams;

import static dev.sightline.streams.FakeStages.frame;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sightline.broker.BrokerProcess;
import dev.sightline.events.FrameRef;
import dev.sightline.frames.OverloadConfig;
import dev.sightline.frames.OverloadConfig.Policy;
import dev.sightline.streams.runner.RunConfig;
import dev.sightline.streams.runner.StreamsRunner;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Eight cameras that send ten times as much as one detector bears. */
class OverloadIT {
  private static final List<String> CAMERAS =
      IntStream.range(0, 8).mapToObj(camera -> "camera-" + camera).toList();
  private static final Duration FRAME_TIME = Duration.ofMillis(20);
  private static final Duration BETWEEN_ROUNDS = Duration.ofMillis(16);
  private static final int ROUNDS = 400;

  @TempDir private Path folder;

  @Test
  void shouldServeEveryCameraAndAccountForEveryFrame() throws InterruptedException {
    RunConfig run = Pipeline.oneThread("overload", folder);
    OverloadConfig latest = new OverloadConfig(Policy.LATEST, Duration.ofSeconds(1));
    Watch watch = new Watch(Clock.systemUTC());
    try (BrokerProcess broker = BrokerProcess.start();
        Pipeline pipeline = Pipeline.on(broker, "overload.", 100_000, latest);
        StreamsRunner runner =
            pipeline.runner(
                run, new FakeStages(FRAME_TIME).of(StageRange.all()).withMetrics(watch))) {
      // Given
      runner.start();
      assertThat(runner.awaitRunning(Pipeline.TIMEOUT)).isTrue();

      // When
      for (int round = 0; round < ROUNDS; round++) {
        CAMERAS.forEach(camera -> pipeline.send(camera, frame("10"), Instant.now()));
        LockSupport.parkNanos(BETWEEN_ROUNDS.toNanos());
      }
      pipeline.flush();

      // Then
      long sent = (long) ROUNDS * CAMERAS.size();
      await().atMost(Pipeline.TIMEOUT).until(() -> watch.taken() + watch.shed() == sent);
      assertThat(watch.shed()).isGreaterThan(sent / 2);
      assertThat(watch.takenByCamera).containsOnlyKeys(CAMERAS);
      long fairShare = watch.taken() / CAMERAS.size();
      assertThat(watch.takenByCamera.values())
          .allSatisfy(taken -> assertThat(taken.sum()).isGreaterThan(fairShare / 3));
    }
    System.out.printf(
        Locale.ROOT,
        "%d frames taken, %d left out; age of those taken: p99 %d ms%n",
        watch.taken(),
        watch.shed(),
        watch.ageMillis(0.99));
  }

  /** Counts what is taken and what is left out. */
  private static final class Watch implements StageMetrics {
    private final Clock clock;
    private final Map<String, LongAdder> takenByCamera = new ConcurrentHashMap<>();
    private final LongAdder shed = new LongAdder();
    private final ConcurrentLinkedQueue<Long> ages = new ConcurrentLinkedQueue<>();

    Watch(Clock clock) {
      this.clock = clock;
    }

    @Override
    public void processed(Stage stage, FrameRef frame, int faces, long nanos) {
      if (stage == Stage.DETECT) {
        takenByCamera.computeIfAbsent(frame.camera(), first -> new LongAdder()).increment();
        ages.add(Duration.between(frame.capturedAt(), clock.instant()).toMillis());
      }
    }

    @Override
    public void shed(String camera, ShedReason reason) {
      shed.increment();
    }

    long taken() {
      return ages.size();
    }

    long shed() {
      return shed.sum();
    }

    long ageMillis(double quantile) {
      List<Long> sorted = ages.stream().sorted().toList();
      return sorted.get((int) (quantile * (sorted.size() - 1)));
    }
  }
}
