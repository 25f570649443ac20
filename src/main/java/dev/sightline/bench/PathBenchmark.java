package dev.sightline.bench;

import dev.sightline.events.Match;
import dev.sightline.events.Outcome;
import dev.sightline.frames.Frame;
import dev.sightline.frames.FrameConfig;
import dev.sightline.streams.RecognitionStages;
import dev.sightline.streams.TopologyConfig;
import dev.sightline.streams.runner.RunConfig;
import dev.sightline.streams.runner.StreamsRunner;
import dev.sightline.topics.EventTail;
import dev.sightline.topics.EventTail.From;
import dev.sightline.topics.FramePublisher;
import dev.sightline.topics.KafkaClients;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * A benchmark of the path from a frame to its events, through a broker and the stages of one
 * process. The topics must exist, and nothing else may use them.
 */
public final class PathBenchmark {
  private static final Duration TIMEOUT = Duration.ofMinutes(1);
  private static final Duration POLL = Duration.ofMillis(100);
  private static final String CAMERA = "benchmark";

  private final RunConfig run;
  private final TopologyConfig config;
  private final RecognitionStages stages;
  private final Map<String, Object> kafka;
  private final Consumer<String> progress;
  private final FrameTimes times = new FrameTimes();
  private Instant lastCapture = Instant.EPOCH;
  private long sequence;

  /**
   * @param stages all three stages; the benchmark replaces their metrics
   * @param kafka {@code bootstrap.servers} and other properties of every client
   * @param progress receives a line for each step of a measurement
   */
  public PathBenchmark(
      RunConfig run,
      TopologyConfig config,
      RecognitionStages stages,
      Map<String, Object> kafka,
      Consumer<String> progress) {
    this.run = run;
    this.config = config;
    this.stages = stages.withMetrics(times);
    this.kafka = Map.copyOf(kafka);
    this.progress = progress;
  }

  /**
   * Sends the frames of the plan and waits for the events.
   *
   * @throws IllegalStateException if the stages are not ready within a minute
   * @throws InterruptedException if the thread is interrupted meanwhile
   */
  public PathReport measure(PathPlan plan) throws InterruptedException {
    try (StreamsRunner runner = StreamsRunner.of(run, config, stages, kafka);
        FramePublisher publisher = publisher();
        Arrivals arrivals = new Arrivals()) {
      runner.start();
      if (!runner.awaitRunning(TIMEOUT)) {
        throw new IllegalStateException("the stages were not ready within " + TIMEOUT);
      }
      Duration pace = Duration.ofNanos((long) (1e9 / plan.framesPerSecond()));
      progress.accept("warming up with " + plan.warmUpFrames() + " frames");
      send(plan, plan.warmUpFrames(), pace, publisher);
      progress.accept("sending " + plan.frames() + " frames at once");
      send(plan, plan.frames(), Duration.ZERO, publisher);
      double throughput = times.framesPerSecond();
      progress.accept(
          "sending "
              + plan.frames()
              + " frames in "
              + pace.multipliedBy(plan.frames()).toSeconds()
              + " s");
      send(plan, plan.frames(), pace, publisher);
      arrivals.throwFailure();
      return times.report(throughput);
    }
  }

  private FramePublisher publisher() {
    FrameConfig caps = FrameConfig.defaults();
    return new FramePublisher(
        KafkaClients.of(kafka),
        config.topics().frames(),
        new FrameConfig(caps.maxWidth(), caps.maxHeight(), config.frameMaxBytes()));
  }

  /** Forgets earlier frames, sends new ones, and returns when each has its event. */
  private void send(PathPlan plan, int frames, Duration pace, FramePublisher publisher)
      throws InterruptedException {
    times.clear();
    long due = System.nanoTime();
    for (int i = 0; i < frames; i++, due += pace.toNanos()) {
      LockSupport.parkNanos(due - System.nanoTime());
      Instant capturedAt = nextCapture();
      byte[] picture = plan.pictures().get(i % plan.pictures().size());
      times.sent(capturedAt, System.nanoTime());
      publisher.publish(new Frame(CAMERA, sequence++, capturedAt, picture));
    }
    long deadline = System.nanoTime() + TIMEOUT.toNanos();
    while (!times.areComplete() && System.nanoTime() < deadline) {
      Thread.sleep(POLL.toMillis());
    }
  }

  /**
   * Returns a new capture time, different in milliseconds, because Kafka's timestamps are
   * milliseconds.
   */
  private Instant nextCapture() {
    Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    lastCapture = now.isAfter(lastCapture) ? now : lastCapture.plusMillis(1);
    return lastCapture;
  }

  /** A thread that reads the events and records their arrival. */
  private final class Arrivals implements AutoCloseable {
    private final EventTail<Match> tail =
        EventTail.matches(KafkaClients.of(kafka), config.topics(), From.NOW);
    private final CompletableFuture<Void> reading =
        CompletableFuture.runAsync(this::read, reader -> new Thread(reader, "arrivals").start());
    private volatile boolean closed;

    private void read() {
      try (tail) {
        while (!closed) {
          for (EventTail.Tailed<Match> tailed : tail.poll(POLL)) {
            if (tailed.event() instanceof Outcome.Done<Match> event) {
              times.arrived(event.value().capturedAt(), System.nanoTime());
            }
          }
        }
      }
    }

    void throwFailure() {
      if (reading.isCompletedExceptionally()) {
        reading.join();
      }
    }

    @Override
    public void close() {
      closed = true;
    }
  }
}
