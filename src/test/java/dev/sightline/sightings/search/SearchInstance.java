package dev.sightline.sightings.search;

import dev.sightline.events.DataKeys;
import dev.sightline.streams.runner.ProcessingGuarantee;
import dev.sightline.streams.runner.RunConfig;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** An instance of the search stage in a JVM of its own, which can be killed. */
final class SearchInstance implements AutoCloseable {
  private static final String AT = "listening at ";

  private final Process process;
  private final URI address;

  private SearchInstance(Process process, URI address) {
    this.process = process;
    this.address = address;
  }

  /**
   * Instances that share the partitions of a topic.
   *
   * @param standbys the number of other instances that keep a copy of a partition
   */
  record Group(String brokers, String topic, int standbys) {

    /** Starts an instance in a JVM of its own; returns when it listens. */
    SearchInstance start(Path state) throws IOException {
      return SearchInstance.start(brokers, topic, state.toString(), Integer.toString(standbys));
    }

    /** Opens an instance in this JVM. */
    SearchStage open(Path state) {
      return open(state, SearchClients.on(SearchConfig.defaults().url()));
    }

    /** Opens an instance in this JVM. */
    SearchStage open(Path state, SearchConfig search) {
      return SearchStage.start(
          new SearchStage.Settings(
              search,
              new RunConfig(
                  topic, 1, ProcessingGuarantee.AT_LEAST_ONCE, state, Duration.ofSeconds(10)),
              topic,
              Duration.ofDays(30),
              Map.of(
                  "bootstrap.servers",
                  brokers,
                  "num.standby.replicas",
                  standbys,
                  "consumer.session.timeout.ms",
                  "6000",
                  "consumer.heartbeat.interval.ms",
                  "1000"),
              DataKeys::none),
          Clock.systemUTC());
    }
  }

  private static SearchInstance start(String... arguments) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx256m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            SearchInstance.class.getName());
    builder.command().addAll(List.of(arguments));
    Process process = builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
    BufferedReader output =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    String line = output.readLine();
    while (line != null && !line.startsWith(AT)) {
      line = output.readLine();
    }
    if (line == null) {
      process.destroyForcibly();
      throw new IllegalStateException("the instance ended before it listened");
    }
    return new SearchInstance(process, URI.create(line.substring(AT.length())));
  }

  public static void main(String[] args) throws InterruptedException {
    Group group = new Group(args[0], args[1], Integer.parseInt(args[3]));
    try (SearchStage stage = group.open(Path.of(args[2]))) {
      System.out.println(AT + stage.address());
      stage.awaitEnd();
    }
  }

  SearchClient client() {
    return SearchClients.of(address);
  }

  /** As {@code kill -9} does. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
