package dev.sightline.streams;

import dev.sightline.frames.OverloadConfig;
import dev.sightline.streams.runner.ProcessingGuarantee;
import dev.sightline.streams.runner.RunConfig;
import dev.sightline.streams.runner.StreamsRunner;
import dev.sightline.topics.Topics;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** All three stages, fake ones that take a few milliseconds a frame, in a JVM of their own. */
final class RunnerProcess implements AutoCloseable {
  private static final String RUNNING = "running";

  private final Process process;

  private RunnerProcess(Process process) {
    this.process = process;
  }

  /** Returns when records flow. */
  static RunnerProcess start(Pipeline pipeline, ProcessingGuarantee guarantee, Path state)
      throws IOException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                RunnerProcess.class.getName(),
                pipeline.broker().bootstrapServers(),
                pipeline.prefix(),
                Integer.toString(pipeline.config().frameMaxBytes()),
                guarantee.name(),
                state.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    BufferedReader output =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    // Kafka Streams logs that it discards the state of a process that was killed.
    String line = output.readLine();
    while (line != null && !line.equals(RUNNING)) {
      line = output.readLine();
    }
    if (line == null) {
      process.destroyForcibly();
      throw new IllegalStateException("the runner ended before it ran");
    }
    return new RunnerProcess(process);
  }

  public static void main(String[] args) throws InterruptedException {
    RunConfig run =
        new RunConfig(
            args[1] + "app",
            2,
            ProcessingGuarantee.valueOf(args[3]),
            Path.of(args[4]),
            Duration.ofSeconds(20));
    TopologyConfig config =
        new TopologyConfig(
            Topics.withPrefix(args[1]), Integer.parseInt(args[2]), OverloadConfig.defaults());
    RecognitionStages stages = new FakeStages(Duration.ofMillis(10)).of(StageRange.all());
    Map<String, Object> kafka =
        Map.of("bootstrap.servers", args[0], "consumer.session.timeout.ms", "6000");
    try (StreamsRunner runner = StreamsRunner.of(run, config, stages, kafka)) {
      Thread announcer = new Thread(() -> announce(runner), "announcer");
      announcer.setDaemon(true);
      announcer.start();
      runner.run(() -> {});
    }
  }

  private static void announce(StreamsRunner runner) {
    try {
      if (runner.awaitRunning(Pipeline.TIMEOUT)) {
        System.out.println(RUNNING);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** As {@code kill -9} does. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /**
   * As {@code kill} does.
   *
   * @return the exit code
   */
  int terminate(Duration patience) throws InterruptedException {
    process.destroy();
    if (!process.waitFor(patience.toSeconds(), TimeUnit.SECONDS)) {
      throw new AssertionError("the runner did not end within " + patience);
    }
    return process.exitValue();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
