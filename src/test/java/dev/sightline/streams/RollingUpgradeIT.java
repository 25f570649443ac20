package dev.sightline.streams;

import static dev.sightline.streams.FakeStages.frame;
import static dev.sightline.streams.FakeStages.template;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.broker.BrokerProcess;
import dev.sightline.events.Match;
import dev.sightline.events.Outcome;
import dev.sightline.streams.runner.ProcessingGuarantee;
import dev.sightline.topics.EventTail;
import dev.sightline.topics.EventTail.From;
import dev.sightline.topics.EventTail.Tailed;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Processes that come and go while cameras send. */
@SuppressWarnings("try") // a process that only has to run
class RollingUpgradeIT {
  private static final int FRAMES = 1_200;
  private static final Duration BETWEEN_FRAMES = Duration.ofMillis(25);

  @TempDir private Path folder;

  @Test
  void shouldNeitherLoseNorDoubleAnEventWhileProcessesComeAndGo() throws Exception {
    ExecutorService background = Executors.newFixedThreadPool(2);
    try (BrokerProcess broker = BrokerProcess.start();
        Pipeline pipeline = Pipeline.on(broker, "rolling.", 100_000);
        RunnerProcess first = runner(pipeline, "first");
        RunnerProcess second = runner(pipeline, "second")) {
      // Given two processes under load
      pipeline.enroll(template("Ada", 10));
      Arrivals arrivals = new Arrivals();
      Future<?> sending = background.submit(() -> send(pipeline));
      Future<?> listening = background.submit(() -> arrivals.listen(pipeline));

      // When a third joins, and then each of the first two is stopped and started again
      try (RunnerProcess third = runner(pipeline, "third")) {
        assertThat(first.terminate(Pipeline.TIMEOUT)).isEqualTo(128 + 15);
        try (RunnerProcess firstAgain = runner(pipeline, "first")) {
          assertThat(second.terminate(Pipeline.TIMEOUT)).isEqualTo(128 + 15);
          try (RunnerProcess secondAgain = runner(pipeline, "second")) {
            sending.get();
            listening.get();
          }
        }
      }

      // Then
      assertThat(arrivals.ids).doesNotHaveDuplicates().hasSize(FRAMES);
      System.out.printf(
          Locale.ROOT,
          "%d events from processes that came and went; longest pause %d ms%n",
          FRAMES,
          arrivals.longestPause.toMillis());
    } finally {
      background.shutdownNow();
    }
  }

  private RunnerProcess runner(Pipeline pipeline, String name) throws IOException {
    return RunnerProcess.start(pipeline, ProcessingGuarantee.EXACTLY_ONCE_V2, folder.resolve(name));
  }

  private static void send(Pipeline pipeline) {
    for (int i = 0; i < FRAMES; i++) {
      pipeline.send("camera-" + i % 8, frame("10"));
      LockSupport.parkNanos(BETWEEN_FRAMES.toNanos());
    }
    pipeline.flush();
  }

  /** The ids of the events as they come, and how long none came. */
  private static final class Arrivals {
    private static final Duration AFTERWARDS = Duration.ofSeconds(2);

    private final List<String> ids = new ArrayList<>();
    private Duration longestPause = Duration.ZERO;

    /** Returns when all have come and no more after them, or when none came for a minute. */
    void listen(Pipeline pipeline) {
      long last = System.nanoTime();
      Duration silence = Duration.ZERO;
      try (EventTail<Match> tail =
          EventTail.matches(pipeline.clients(), pipeline.config().topics(), From.BEGINNING)) {
        while (silence.compareTo(ids.size() < FRAMES ? Pipeline.TIMEOUT : AFTERWARDS) < 0) {
          var events = tail.poll(Duration.ofMillis(100));
          silence = Duration.ofNanos(System.nanoTime() - last);
          if (!events.isEmpty()) {
            hear(events, silence);
            last = System.nanoTime();
          }
        }
      }
    }

    private void hear(List<Tailed<Match>> events, Duration silence) {
      if (!ids.isEmpty() && silence.compareTo(longestPause) > 0) {
        longestPause = silence;
      }
      for (Tailed<Match> event : events) {
        ids.add(((Outcome.Done<Match>) event.event()).value().id());
      }
    }
  }
}
