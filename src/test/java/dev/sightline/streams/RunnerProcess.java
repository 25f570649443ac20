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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Fake stages that take a few milliseconds a frame, in a JVM of their own. */
final class RunnerProcess implements AutoCloseable {
  private static final String RUNNING = "running";

  private final Process process;

  private RunnerProcess(Process process) {
    this.process = process;
  }

  /**
   * What a process runs.
   *
   * @param kafka properties that replace the usual ones
   */
  record Settings(
      StageRange stages, ProcessingGuarantee guarantee, Path state, Map<String, String> kafka) {}

  /** Starts all stages in one process, and returns when records flow. */
  static RunnerProcess start(Pipeline pipeline, ProcessingGuarantee guarantee, Path state)
      throws IOException {
    return start(pipeline, new Settings(StageRange.all(), guarantee, state, Map.of()));
  }

  /** Returns when records flow. */
  private static RunnerProcess start(Pipeline pipeline, Settings settings) throws IOException {
    RunnerProcess runner =
        new RunnerProcess(
            command(pipeline, settings).redirectError(ProcessBuilder.Redirect.INHERIT).start());
    runner.awaitRunning();
    return runner;
  }

  /** Returns at once. What the process says is appended to a file beside its state. */
  static RunnerProcess launch(Pipeline pipeline, Settings settings) throws IOException {
    ProcessBuilder.Redirect log =
        ProcessBuilder.Redirect.appendTo(Path.of(settings.state() + ".log").toFile());
    return new RunnerProcess(
        command(pipeline, settings).redirectOutput(log).redirectError(log).start());
  }

  private static ProcessBuilder command(Pipeline pipeline, Settings settings) {
    List<String> command =
        new ArrayList<>(
            List.of(
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
                settings.guarantee().name(),
                settings.state().toString(),
                settings.stages().first().name(),
                settings.stages().last().name()));
    settings.kafka().forEach((key, value) -> command.add(key + "=" + value));
    return new ProcessBuilder(command);
  }

  private void awaitRunning() throws IOException {
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
    RecognitionStages stages =
        new FakeStages(Duration.ofMillis(10))
            .of(new StageRange(Stage.valueOf(args[5]), Stage.valueOf(args[6])));
    Map<String, Object> kafka = new HashMap<>();
    kafka.put("bootstrap.servers", args[0]);
    kafka.put("consumer.session.timeout.ms", "6000");
    for (String property : Arrays.asList(args).subList(7, args.length)) {
      kafka.put(property.split("=", 2)[0], property.split("=", 2)[1]);
    }
    try (StreamsRunner runner = StreamsRunner.of(run, config, stages, kafka)) {
      Thread announcer = new Thread(() -> announce(runner), "announcer");
      announcer.setDaemon(true);
      announcer.start();
      Runtime.getRuntime().addShutdownHook(new Thread(runner::close, "closer"));
      runner.run(() -> {});
    }
  }

  private static void announce(StreamsRunner runner) {
    try {
      if (runner.awaitRunning(Pipeline.TIMEOUT)) {
        System.out.println(RUNNING);
      } else {
        // The test reads the end of the output, instead of waiting for ever.
        runner.close();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  boolean isAlive() {
    return process.isAlive();
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
